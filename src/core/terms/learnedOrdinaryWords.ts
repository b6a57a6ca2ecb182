/**
 * Whether a word, in small letters, is never a name on its own however it is written: function words, words of scholarly prose,
 * parts of a document, months, places, peoples, languages, and acronyms of everyday use.
 */
export function isOrdinaryWord(word: string): boolean {
	return ordinaryWords.has(word) || (word.endsWith('s') && ordinaryWords.has(word.slice(0, -1)));
}

const functionWords = `a about above according accordingly across additionally after again against albeit all almost along alongside already also
	although always among amongst an and another any apart are around as aside at based be because been before behind being below
	besides between beyond both but by can cf compared concerning consequently considering contrary conversely currently despite due during
	each earlier early eg either else especially etc even eventually every except few finally first firstly five following for
	former formerly four from further furthermore given had has have he hence her here his historically how however i ie if in indeed
	initially instead into is it its itself just last lastly later latest latter like likewise many may meanwhile more moreover most
	much must my namely nevertheless next no nor not notably note notice now of off often on once one only onto or originally other others
	our out over overall particularly per perhaps previously rather recall recent recently regarding second secondly see seminal
	seven several she should similarly since six so some sometimes specifically still such than that the their them then there thereby
	therefore these they third this those three through throughout thus to together too toward towards traditionally two typically
	under unlike until up upon us use used using usually various very via was we well were what when whenever where whereas
	whereby wherein whether which while who whose why will with within without yet you your zero`;

const scholarlyWords = `pre post re co non anti inter intra aware based agnostic free driven abstract academic accuracy active actor adaptive additional advanced adversarial agent algorithm algorithms alternative
	analogous analysis analyses analytical annotation answer appendix application applications applied applying approach approaches architecture
	argument article artificial assumption attention author automated automatic average background baseline bayesian benchmark benchmarks
	best bidirectional biology boolean book building bottleneck causal central challenge challenges chapter chemistry class classic classical
	classification clinical clustering code cognitive collaborative combining comparative comparing comparison complete complexity
	component computation computational computer computing concept conclusion conditional conference consider contemporary context contextual
	continual continuous contribution control convolution convolutional core corollary corpus correct cross current data database dataset datasets
	decision decoder deep definition demonstration description design detection deterministic development different diffusion digital
	direct discrete discriminative discussion distance distributed distribution domain drawing dynamic economic edge efficient embedding
	embeddings empirical encoder engineering ensemble entropy environment eq equation error euclidean evaluating evaluation evidence
	evolutionary example examples existing experiment experimental experiments explainable explicit exploring extended extending extension
	fact fairness fast feature features federated fig figure figures finding findings fine flow foundation foundations framework
	frameworks function functional fundamental future game gaussian general generalized generation generative genetic global gradient graph graphical
	graphs ground group guide hardware hamiltonian health hierarchical high human hybrid hypothesis image images implementation implementations
	implicit important improved improving in-context incremental independent inference information initial input instance integrated
	intelligence intelligent interactive interface internet interpretability interpretable introducing introduction investigating
	item iterative joint journal kernel key knowledge label lagrangian language large law layer learned learning lemma level library light limitation
	linear list literature local logic long low machine main management mapping markov markovian mathematical matrix meta method
	methodology methods metric metrics mining mobile mode model modelling modeling models modern modular module molecular monte
	motivation motivated multi multimodal multiple multivariate national natural network networks neural new newtonian novel number object
	observation observational offline online open operational optimal optimization optimizer order original output outlook overview
	page panel paper papers parallel part partial partially particle performance perspective phase physical physics planning policy political
	popular position practical practice predicting prediction preliminaries primary principle prior probabilistic problem problems process
	processing product program programming progress project proof proposed proposition protein protocol public quality quantitative quantum
	question questions random rapid real reasoning recurrent reference reflection regression reinforcement related relational
	relations remark representation representations representative research residual result results reverse review revisited reward rewards risk
	robust robustness role rule sample sampling scalable scale scaling schema science scientific score scores search section sections
	security selected selection self semantic semantics semi sequence sequential server set several shallow shared simple simulation
	single small social software solution solver source space sparse spatial special standard state static statistical statistics step
	stochastic strategy strong structural structure structured studies study sub subsection summary supervised support survey symbolic synthesis
	synthetic system systematic systems table tables target task tasks taxonomy teaching technical technique techniques technology temporal
	tensor term test testing text theorem theoretical theory thesis time tool tools topic topological total traditional training transfer
	transformation transformer transformers translation tree tutorial type types uncertainty understanding unified uniform universal unsupervised
	user users using utility validation value values variable variant variational variety vector version video virtual vision visual
	visualization visualizing volume web weak weighted wikipedia work works world writing year years toolkit website websites dialog dialogs mind syntactic thoughts thought signature
	benign report specification workshop proceedings equations rules bible community society association institute university department
	center centre laboratory team inc corporation foundation council ministry organization organisation consortium initiative committee`;

const namesOfOtherThings = `january february march april may june july august september october november december jan feb mar apr jun jul aug sep
	sept oct nov dec monday tuesday wednesday thursday friday saturday sunday spring summer autumn winter
	africa african america american argentina asia asian atlantic australia australian austria austrian bangladesh beijing belgium belgian berlin
	boston brazil brazilian britain british cambridge canada canadian chicago chile chilean china chinese colombia denmark danish dutch
	egypt egyptian england english europe european finland finnish france french german germany greece greek hebrew hindi hungarian hungary india
	indian indonesia indonesian iran iraq ireland irish israel italian italy japan japanese kenya korea korean latin london
	malaysia mexican mexico moscow nepal netherlands nigeria norway norwegian oxford pacific pakistan paris persian peru poland polish portugal
	portuguese romania romanian rome russia russian scotland seattle shanghai singapore spain spanish stanford sweden swedish swiss
	switzerland sydney taiwan thai thailand tokyo toronto turkey turkish uganda uk ukraine ukrainian us usa vienna vietnam vietnamese
	wales washington york zurich arabic bengali christian earth islamic jewish muslim western eastern northern southern
	amazon apple facebook github google ibm intel meta microsoft nvidia reddit twitter youtube
	ada basic c cobol cuda erlang fortran haskell html java javascript julia kotlin latex lua matlab ocaml perl php pascal python
	r ruby rust scala scheme sql swift typescript xml json csv pdf linux unix windows android ios
	3d 2d 1d ai api apis cad cpu cpus dna dl eu fpga gpu gpus gui hpc http ide ides io iot ip it kb llm llms ml mri ner nlg nlp nlu os pc pcr phd
	qa rl rna sota tcp tpu ui url usb vm vms vr ar wlog cnn cnns rnn rnns gnn gnns dnn dnns mlp mlps gan gans nn nns acm ieee pdes pde odes ode`;

const ordinaryWords: ReadonlySet<string> = new Set(
	[functionWords, scholarlyWords, namesOfOtherThings].flatMap((words) => words.trim().split(/\s+/)),
);
