import {
  type ASTVisitor,
  type FieldNode,
  type FragmentDefinitionNode,
  GraphQLError,
  type GraphQLOutputType,
  getNamedType,
  getNullableType,
  isCompositeType,
  isInterfaceType,
  isListType,
  isObjectType,
  Kind,
  type SelectionSetNode,
  type ValidationContext,
  type ValidationRule,
} from 'graphql';
import { pageSizeMaximum } from './connection.ts';

/** What a list without a page size is taken to hold. */
const assumedListLength = 10;

/**
 * A validation rule that refuses a document whose answer could hold more than `maximum` fields: each field counts once for each
 * item of the lists around it. A page counts `first` items (its default when absent, the largest page when it comes
 * in a variable), any other list ten.
 */
export function costLimit(maximum: number): ValidationRule {
  return (context: ValidationContext): ASTVisitor => ({
    Document(document) {
      for (const definition of document.definitions) {
        if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
        const root = context.getSchema().getRootType(definition.operation);
        const cost = root
          ? costOfSelection(definition.selectionSet, root, context, 1, new Set(), maximum)
          : 0;
        if (cost > maximum)
          context.reportError(
            new GraphQLError(
              `This operation could answer more than ${maximum} fields; ask for less at once.`,
              {
                nodes: definition,
              },
            ),
          );
      }
    },
  });
}

/** Counts until it is past the maximum. `pageSize` is what `first` said of the connection around, for its `edges`. */
function costOfSelection(
  { selections }: SelectionSetNode,
  parent: unknown,
  context: ValidationContext,
  pageSize: number,
  visited: ReadonlySet<string>,
  maximum: number,
): number {
  let cost = 0;
  for (const selection of selections) {
    if (cost > maximum) return cost;
    if (selection.kind === Kind.FIELD) {
      cost += costOfField(selection, parent, context, pageSize, visited, maximum);
      continue;
    }
    const fragment: FragmentDefinitionNode | null | undefined =
      selection.kind === Kind.FRAGMENT_SPREAD ? context.getFragment(selection.name.value) : null;
    const name = fragment?.name.value;
    // A fragment that spreads itself is refused by another rule.
    if (name && visited.has(name)) continue;
    const inner = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragment;
    if (!inner) continue;
    const condition = inner.typeCondition;
    const type = condition ? context.getSchema().getType(condition.name.value) : parent;
    const seen = name ? new Set([...visited, name]) : visited;
    cost += costOfSelection(inner.selectionSet, type, context, pageSize, seen, maximum);
  }
  return cost;
}

function costOfField(
  field: FieldNode,
  parent: unknown,
  context: ValidationContext,
  pageSize: number,
  visited: ReadonlySet<string>,
  maximum: number,
): number {
  const definition =
    isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[field.name.value] : undefined;
  // Introspection, and fields that do not exist, which another rule refuses.
  if (!definition || !field.selectionSet) return 1;
  const firstArgument = definition.args.find(({ name }) => name === 'first');
  const ownPageSize = firstArgument ? readFirst(field, firstArgument.defaultValue) : 1;
  const isList = isListType(getNullableType(definition.type as GraphQLOutputType));
  const isPage = field.name.value === 'edges';
  const times = !isList ? 1 : isPage ? pageSize : firstArgument ? ownPageSize : assumedListLength;
  const type = getNamedType(definition.type);
  if (!isCompositeType(type)) return 1;
  return 1 + times * costOfSelection(field.selectionSet, type, context, ownPageSize, visited, maximum);
}

function readFirst(field: FieldNode, defaultValue: unknown): number {
  const value = field.arguments?.find(({ name }) => name.value === 'first')?.value;
  if (!value) return typeof defaultValue === 'number' ? defaultValue : assumedListLength;
  return value.kind === Kind.INT ? Number(value.value) : pageSizeMaximum;
}
