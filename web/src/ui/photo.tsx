import { classNames } from './class-names.ts';

interface PhotoProps {
  photo: { width: number; height: number; placeholder: string; avif: string; webp: string; url: string };
  /** What it shows; empty where the words beside it say the same. */
  alt: string;
  /** How wide it stands, as `sizes` takes it: `(min-width: 900px) 320px, 80vw`. */
  sizes: string;
  /** The first picture of a page is fetched at once. */
  eager?: boolean;
  className?: string | undefined;
}

/** A photo in the size that fits; its place is kept, and filled with a few blurred pixels, until it is there. */
export function Photo({ photo, alt, sizes, eager = false, className }: PhotoProps) {
  return (
    <picture className="contents">
      <source type="image/avif" srcSet={photo.avif} sizes={sizes} />
      <source type="image/webp" srcSet={photo.webp} sizes={sizes} />
      <img
        src={photo.url}
        alt={alt}
        width={photo.width}
        height={photo.height}
        loading={eager ? 'eager' : 'lazy'}
        decoding="async"
        className={classNames('bg-cover bg-center object-cover', className)}
        style={{ backgroundImage: `url("${photo.placeholder}")` }}
      />
    </picture>
  );
}
