// Elements without a framework. Text always goes in as text, so no name of an office can become markup; the page's policy
// forbids it besides.

type Child = Node | string | undefined;
type Attributes = Readonly<Record<string, string | boolean | undefined | ((event: Event) => void)>>;

/** `on…` are listeners; `true` is an attribute without a value, `false` and `undefined` none. */
export function el<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: readonly (Child | readonly Child[])[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, '');
    else if (value !== undefined && value !== false) element.setAttribute(name, value);
  }
  element.append(...children.flat().filter((child) => child !== undefined));
  return element;
}

/**
 * Puts new children in the place of old ones, and leaves everything alone when nothing is different. What had the focus
 * has it again, by its id; when it is gone, `instead` gets it.
 */
export function show(place: HTMLElement, children: readonly Node[], instead?: () => HTMLElement | null): void {
  const next = place.cloneNode(false) as HTMLElement;
  next.append(...children);
  if (next.innerHTML === place.innerHTML) return;
  const focused = place.contains(document.activeElement) ? document.activeElement?.id : undefined;
  place.replaceChildren(...next.childNodes);
  if (focused === undefined) return;
  const again = focused === '' ? null : document.getElementById(focused);
  (again ?? instead?.())?.focus();
}

export function byId(id: string): HTMLElement {
  const element = document.getElementById(id);
  if (element === null) throw new Error(`there is no #${id}`);
  return element;
}
