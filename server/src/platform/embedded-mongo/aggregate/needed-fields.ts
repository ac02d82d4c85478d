import type { Doc } from '../values/document.ts';
import { topField } from '../values/paths.ts';
import { isDocument } from '../values/types.ts';

/** Collects top-level fields an expression reads; false when it may read the whole document. */
function collectExpression(expression: unknown, fields: Set<string>): boolean {
  if (typeof expression === 'string') {
    if (expression.startsWith('$$')) return !/^\$\$(ROOT|CURRENT)\b/.test(expression);
    if (expression[0] === '$') fields.add(topField(expression.slice(1)));
    return true;
  }
  if (Array.isArray(expression)) return expression.every((part) => collectExpression(part, fields));
  if (isDocument(expression))
    return Object.values(expression).every((part) => collectExpression(part, fields));
  return true;
}

function collectFilter(filter: Doc, fields: Set<string>): boolean {
  return Object.entries(filter).every(([name, condition]) => {
    if (name[0] !== '$') {
      fields.add(topField(name));
      return true;
    }
    if (!Array.isArray(condition)) return collectExpression(condition, fields);
    return condition.every((branch) => !isDocument(branch) || collectFilter(branch, fields));
  });
}

/**
 * The top-level fields a pipeline needs of its documents, or null for all. Only pipelines that end the documents' life in
 * `$group` or `$count` qualify; decoding the rest is skipped.
 */
export function neededFields(stages: Doc[]): Set<string> | null {
  const fields = new Set<string>();
  for (const stage of stages) {
    const [name] = Object.keys(stage);
    const argument = name === undefined ? undefined : stage[name];
    if (name === '$count') return fields;
    if (name === '$group') return collectExpression(argument, fields) ? fields : null;
    if (name === '$match' && isDocument(argument)) {
      if (!collectFilter(argument, fields)) return null;
    } else if (name === '$sort' && isDocument(argument)) {
      for (const path of Object.keys(argument)) fields.add(topField(path));
    } else if (name === '$unwind') {
      const path = isDocument(argument) ? argument.path : argument;
      fields.add(topField(String(path).slice(1)));
    } else if (name !== '$skip' && name !== '$limit') return null;
  }
  return null;
}
