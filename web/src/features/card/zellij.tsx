/** Moroccan tilework behind the card, fading towards one corner. Drawn once; it says nothing. */
export function Zellij() {
  return (
    <svg className="absolute inset-0 size-full fill-none stroke-white" aria-hidden="true">
      <defs>
        <pattern
          id="zellij"
          width="40"
          height="40"
          patternUnits="userSpaceOnUse"
          patternTransform="translate(-6 -14) scale(1.3)"
        >
          <path d="M40 20L34.14 25.86V34.14H25.86L20 40L14.14 34.14H5.86V25.86L0 20L5.86 14.14V5.86H14.14L20 0L25.86 5.86H34.14V14.14Z" />
          <path d="M28.31 23.44L24.87 24.87L23.44 28.31L20 26.89L16.56 28.31L15.13 24.87L11.69 23.44L13.11 20L11.69 16.56L15.13 15.13L16.56 11.69L20 13.11L23.44 11.69L24.87 15.13L28.31 16.56L26.89 20Z" />
          <path d="M28.31 23.44L34.14 25.86M23.44 28.31L25.86 34.14M16.56 28.31L14.14 34.14M11.69 23.44L5.86 25.86M11.69 16.56L5.86 14.14M16.56 11.69L14.14 5.86M23.44 11.69L25.86 5.86M28.31 16.56L34.14 14.14" />
          <path
            d="M0 5.2L-5.2 0L0 -5.2L5.2 0ZM40 5.2L34.8 0L40 -5.2L45.2 0ZM0 45.2L-5.2 40L0 34.8L5.2 40ZM40 45.2L34.8 40L40 34.8L45.2 40Z"
            className="fill-white/70 stroke-none"
          />
        </pattern>
        <linearGradient id="zellij-fade" x1="0" y1="1" x2=".8" y2="0">
          <stop offset="0" stopColor="#fff" stopOpacity=".36" />
          <stop offset=".5" stopColor="#fff" stopOpacity=".12" />
          <stop offset="1" stopColor="#fff" stopOpacity=".03" />
        </linearGradient>
        <mask id="zellij-mask">
          <rect width="100%" height="100%" fill="url(#zellij-fade)" stroke="none" />
        </mask>
      </defs>
      <rect width="100%" height="100%" fill="url(#zellij)" stroke="none" mask="url(#zellij-mask)" />
    </svg>
  );
}

/** The seal of an organization that has none of its own: the eight-pointed star. */
export function Seal() {
  return (
    <svg
      viewBox="0 0 24 24"
      className="size-10 flex-none fill-white/12 stroke-[#f5c05e] [stroke-width:1.25]"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d="M23 12L19.78 15.22V19.78H15.22L12 23L8.78 19.78H4.22V15.22L1 12L4.22 8.78V4.22H8.78L12 1L15.22 4.22H19.78V8.78Z" />
      <circle cx="12" cy="12" r="3.4" />
    </svg>
  );
}
