/** English function words, folded. */
export const STOP_WORDS: ReadonlySet<string> = new Set(
	`a about above after again against all also am among an and any are as at be because been before being below
	between both but by can could did do does doing done down during each either few for from further had has have
	having he her here hers him his how i if in into is it its itself just may me might more most must my neither nor
	not of off on once only or other others our ours out over own s same she should so some such t than that the their
	theirs them themselves then there these they this those through thus to too under until up upon us very was we were
	what when where whether which while who whom whose why will with within without would you your yours`.split(/\s+/),
);
