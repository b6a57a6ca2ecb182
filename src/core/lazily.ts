/** A function that makes its value at the first call and gives the same afterwards. */
export function lazily<T>(make: () => T): () => T {
	let made: { readonly value: T } | undefined;
	return () => {
		made ??= { value: make() };
		return made.value;
	};
}

/** A function that gives what it gave before for the same object, as long as that lives. */
export function rememberedFor<Of extends object, T>(make: (of: Of) => T): (of: Of) => T {
	const made = new WeakMap<Of, { readonly value: T }>();
	return (of) => {
		const known = made.get(of) ?? { value: make(of) };
		made.set(of, known);
		return known.value;
	};
}
