// What is dear to make and seldom needed, such as a long search or an order of words: it is made when it is first asked for, and
// not while a function starts that may never need it.

export function madeOnce<Thing extends object>(make: () => Thing): () => Thing {
  let made: Thing | undefined;
  return () => (made ??= make());
}
