/** The parts of `package.json` that the rules read. */
export interface Manifest {
	readonly icon?: string;
	readonly engines?: { readonly vscode?: string };
	readonly activationEvents?: readonly string[];
	readonly capabilities?: {
		readonly untrustedWorkspaces?: { readonly supported?: unknown };
		readonly virtualWorkspaces?: unknown;
	};
	readonly devDependencies?: Readonly<Record<string, string>>;
	readonly contributes?: Contributions;
}

interface Contributions {
	readonly commands?: readonly Command[];
	readonly menus?: Readonly<Record<string, readonly MenuEntry[]>>;
	readonly submenus?: readonly { readonly id: string; readonly label?: string }[];
	readonly keybindings?: readonly Keybinding[];
	readonly viewsContainers?: Readonly<Record<string, readonly { readonly id: string; readonly icon?: string }[]>>;
	readonly views?: Readonly<Record<string, readonly { readonly id: string; readonly icon?: string }[]>>;
	readonly viewsWelcome?: readonly { readonly view: string; readonly contents: string }[];
	readonly configuration?: Configuration | readonly Configuration[];
}

interface Command {
	readonly command: string;
	readonly title?: string;
	readonly category?: string;
}

interface MenuEntry {
	readonly command?: string;
	readonly submenu?: string;
	readonly when?: string;
}

interface Keybinding {
	readonly command: string;
	readonly key?: string;
	readonly mac?: string;
	readonly when?: string;
}

interface Configuration {
	readonly title?: string;
	readonly properties?: Readonly<Record<string, Setting>>;
}

interface Setting {
	readonly type?: unknown;
	readonly default?: unknown;
	readonly scope?: string;
	readonly enum?: readonly string[];
	readonly enumDescriptions?: readonly string[];
	readonly markdownEnumDescriptions?: readonly string[];
	readonly description?: string;
	readonly markdownDescription?: string;
}

/** A rule for the manifest; `broken` is what makes a manifest break it. */
export interface ManifestRule {
	readonly says: string;
	readonly problems: (manifest: Manifest) => readonly string[];
	readonly broken: readonly Manifest[];
}

const prefix = 'relatedWork.';
const scopes = ['application', 'machine', 'machine-overridable', 'window', 'resource', 'language-overridable'];

export const manifestRules: readonly ManifestRule[] = [
	{
		says: 'it starts with the first text document and by contribution, never with the window',
		problems: ({ activationEvents }) =>
			JSON.stringify(activationEvents) === '["onLanguage"]' ? [] : [`activationEvents: ${activationEvents}`],
		broken: [{}, { activationEvents: ['*'] }, { activationEvents: ['onLanguage', 'onStartupFinished'] }],
	},
	{
		says: 'it is typed against the oldest VS Code that it supports',
		problems: ({ engines, devDependencies }) =>
			engines?.vscode === '^1.100.0' && devDependencies?.['@types/vscode'] === '1.100.0'
				? []
				: ['engines and @types/vscode'],
		broken: [{ engines: { vscode: '^1.100.0' }, devDependencies: { '@types/vscode': '^1.100.0' } }],
	},
	{
		says: 'it works in Restricted Mode and on virtual file systems',
		problems: ({ capabilities }) =>
			capabilities?.untrustedWorkspaces?.supported === true && capabilities.virtualWorkspaces === true
				? []
				: ['capabilities'],
		broken: [{}, { capabilities: { untrustedWorkspaces: { supported: 'limited' }, virtualWorkspaces: true } }],
	},
	{
		says: 'each command has an id of ours, a title in title case and the category',
		problems: ({ contributes }) => {
			const commands = contributes?.commands ?? [];
			const isWell = ({ command, title = '', category }: Command) =>
				command.startsWith(prefix) &&
				/^[A-Z]/.test(title) &&
				!title.includes('Related Work') &&
				category === 'Related Work';
			return [
				...namesWhere(commands, (command) => !isWell(command)),
				...repeated(commands.map(({ command }) => command)),
			];
		},
		broken: [
			{ contributes: { commands: [{ command: 'relatedWork.a', title: 'Search' }] } },
			{ contributes: { commands: [{ command: 'relatedWork.a', title: 'search', category: 'Related Work' }] } },
			{ contributes: { commands: [{ command: 'other.a', title: 'Search', category: 'Related Work' }] } },
		],
	},
	{
		says: 'menus, keys and welcome texts name commands, submenus and views that exist',
		problems: ({ contributes = {} }) => {
			const commands = new Set((contributes.commands ?? []).map(({ command }) => command));
			const submenus = new Set((contributes.submenus ?? []).map(({ id }) => id));
			const views = new Set(Object.values(contributes.views ?? {}).flatMap((group) => group.map(({ id }) => id)));
			return [
				...commandsUsed(contributes).filter((command) => command.startsWith(prefix) && !commands.has(command)),
				...menuEntries(contributes).flatMap(({ submenu }) => (submenu && !submenus.has(submenu) ? [submenu] : [])),
				...Object.keys(contributes.menus ?? {}).filter((menu) => menu.startsWith(prefix) && !submenus.has(menu)),
				...(contributes.viewsWelcome ?? []).map(({ view }) => view).filter((view) => !views.has(view)),
			];
		},
		broken: [
			{ contributes: { menus: { 'view/title': [{ command: 'relatedWork.lost' }] } } },
			{ contributes: { menus: { 'view/title': [{ submenu: 'relatedWork.lost' }] } } },
			{ contributes: { keybindings: [{ command: 'relatedWork.lost', key: 'ctrl+k q' }] } },
			{ contributes: { viewsWelcome: [{ view: 'relatedWork.lost', contents: '' }] } },
			{
				contributes: {
					views: { relatedWork: [{ id: 'relatedWork.papers' }] },
					viewsWelcome: [{ view: 'relatedWork.papers', contents: '[Go](command:relatedWork.lost)' }],
				},
			},
		],
	},
	{
		says: 'each key has one for the Mac, and no key is bound twice under the same condition',
		problems: ({ contributes }) => {
			const keys = contributes?.keybindings ?? [];
			return [
				...namesWhere(keys, ({ key, mac }) => !key || !mac),
				...repeated(keys.map(({ key, when }) => `${key} when ${when}`)),
			];
		},
		broken: [{ contributes: { keybindings: [{ command: 'relatedWork.a', key: 'ctrl+k q' }] } }],
	},
	{
		says: 'each setting has an id of ours, a description, a type, a default and a scope',
		problems: ({ contributes }) =>
			settingsOf(contributes).flatMap(([id, setting]) =>
				id.startsWith(prefix) && isDescribed(setting) && scopes.includes(setting.scope ?? '') ? [] : [id],
			),
		broken: [
			{ contributes: { configuration: { properties: { 'relatedWork.a': { type: 'string', default: '' } } } } },
			{ contributes: { configuration: [{ properties: { a: { type: 'string', default: '', scope: 'window' } } }] } },
		],
	},
];

/** The ids of all settings, with what the manifest says of them. */
export function settingsOf(contributes: Contributions = {}): readonly (readonly [string, Setting])[] {
	const sections = [contributes.configuration ?? []].flat() as readonly Configuration[];
	return sections.flatMap(({ properties = {} }) => Object.entries(properties));
}

function isDescribed(setting: Setting): boolean {
	const description = setting.markdownDescription ?? setting.description ?? '';
	const choices = setting.enumDescriptions ?? setting.markdownEnumDescriptions ?? [];
	const explains = setting.enum === undefined || choices.length === setting.enum.length;
	return /\S.*\.$/.test(description) && setting.type !== undefined && 'default' in setting && explains;
}

function menuEntries({ menus = {} }: Contributions): readonly MenuEntry[] {
	return Object.values(menus).flat();
}

function commandsUsed(contributes: Contributions): readonly string[] {
	return [
		...menuEntries(contributes).flatMap(({ command }) => command ?? []),
		...(contributes.keybindings ?? []).map(({ command }) => command),
		...(contributes.viewsWelcome ?? []).flatMap(({ contents }) =>
			[...contents.matchAll(/\(command:([\w.]+)/g)].map(([, command]) => command ?? ''),
		),
	];
}

function namesWhere<T extends { readonly command: string }>(
	list: readonly T[],
	is: (one: T) => boolean,
): readonly string[] {
	return list.filter(is).map(({ command }) => command);
}

function repeated(values: readonly string[]): readonly string[] {
	return values.filter((value, at) => values.indexOf(value) !== at);
}
