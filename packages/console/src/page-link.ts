// A link as a page shows it: a leaf, so that what makes addresses needs no page.
export interface PageLink {
  readonly href: string;
  readonly text: string;
}
