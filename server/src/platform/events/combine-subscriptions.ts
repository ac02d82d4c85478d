import type { Subscription } from './dispatcher.ts';

/** Several handlers as one consumer; each is given the events it wants, in order. None of them may collapse. */
export function combineSubscriptions(list: readonly Subscription[]): Subscription {
  return {
    wants: (type) => list.some((each) => each.wants(type)),
    collapse: false,
    async handle(events) {
      for (const event of events)
        for (const each of list) if (each.wants(event.type)) await each.handle([event]);
    },
  };
}
