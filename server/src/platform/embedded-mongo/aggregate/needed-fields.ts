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

/** Stages that only read fields and pass documents on: true when it is known which. */
function collectStage(name: string | undefined, argument: unknown, fields: Set<string>): boolean {
  if (name === '$skip' || name === '$limit') return true;
  if (name === '$match') return isDocument(argument) && collectFilter(argument, fields);
  if (name === '$unwind') {
    const path = isDocument(argument) ? argument.path : argument;
    fields.add(topField(String(path).slice(1)));
    return true;
  }
  if (name !== '$sort' || !isDocument(argument)) return false;
  for (const path of Object.keys(argument)) fields.add(topField(path));
  return true;
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
    if (!collectStage(name, argument, fields)) return null;
  }
  return null;
}
