export interface FacetValue {
  code: string;
  name: string;
  count: number;
}

export interface FacetNode extends FacetValue {
  isChosen: boolean;
  children: FacetNode[];
}

interface Chosen {
  regions: readonly string[];
  provinces: readonly string[];
  communes: readonly string[];
}

interface PlaceFacets {
  regions: readonly FacetValue[];
  provinces: readonly FacetValue[];
  communes: readonly FacetValue[];
}

/**
 * Regions, below a chosen region its provinces, below a chosen province its communes: one sees only what narrows what was chosen.
 * A chosen value without any match stays, with 0, so that it can be taken back.
 */
export function placeTree(
  facets: PlaceFacets,
  chosen: Chosen,
  nameOf: (code: string) => string,
): FacetNode[] {
  const level = (values: readonly FacetValue[], codes: readonly string[], within: string) => {
    const isWithin = (code: string) => within === '' || code.startsWith(`${within}.`);
    return withChosen(
      values.filter(({ code }) => isWithin(code)),
      codes.filter(isWithin),
      nameOf,
    );
  };
  return level(facets.regions, chosen.regions, '').map((region) => ({
    ...region,
    children: region.isChosen
      ? level(facets.provinces, chosen.provinces, region.code).map((province) => ({
          ...province,
          children: province.isChosen ? level(facets.communes, chosen.communes, province.code) : [],
        }))
      : [],
  }));
}

/** Values with their choice; chosen ones that were not counted come first, with 0. */
export function withChosen(
  values: readonly FacetValue[],
  chosen: readonly string[],
  nameOf: (code: string) => string,
): FacetNode[] {
  const known = new Set(values.map(({ code }) => code));
  const uncounted = chosen
    .filter((code) => !known.has(code))
    .map((code) => ({ code, name: nameOf(code), count: 0 }));
  return [...uncounted, ...values].map((value) => ({
    code: value.code,
    name: value.name,
    count: value.count,
    isChosen: chosen.includes(value.code),
    children: [],
  }));
}

/** The first ones and every chosen one: a long list is opened on demand. */
export function shortened(nodes: readonly FacetNode[], most: number): FacetNode[] {
  return nodes.filter((node, index) => index < most || node.isChosen);
}
