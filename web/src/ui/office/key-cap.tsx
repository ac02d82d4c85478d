/** The key that does the same, for eyes: screen readers have their own way to what stands beside it. */
export function KeyCap({ of }: { of: string | number }) {
  return (
    <span className="keycap" aria-hidden="true">
      <kbd>{of}</kbd>
    </span>
  );
}
