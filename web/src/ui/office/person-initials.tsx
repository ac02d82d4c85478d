interface PersonInitialsProps {
  person: {
    readonly initials: string;
    readonly name: { readonly display: string };
  };
  /** What they are here, for screen readers: "Suivi par". */
  label: string;
}

/** Somebody of the office in two letters; their name is the tooltip, and read out. */
export function PersonInitials({ person, label }: PersonInitialsProps) {
  return (
    <span className="avatar tiny" title={person.name.display}>
      <span aria-hidden="true">{person.initials}</span>
      <span className="hidden-text">
        {label} <bdi>{person.name.display}</bdi>
      </span>
    </span>
  );
}
