import type { TestClient } from './test-app.ts';
import type { WebPage } from './web-pages.ts';
import { text } from './web-texts.ts';

interface FoundCards {
  pipelineCards: { edges: { node: { id: string; isProspect: boolean } }[] };
}

/** An agreement of the demonstration by its partner's name, at a stage of the pipeline. */
async function findAgreement(coordinator: TestClient, name: string, stage: string): Promise<string> {
  const { pipelineCards } = await coordinator.ask<FoundCards>(
    `query ($name: String!, $stage: PipelineStage!) {
      pipelineCards(filter: { text: $name }, stages: [$stage], first: 5) { edges { node { id isProspect } } } }`,
    { name, stage },
  );
  const found = pipelineCards.edges.find(({ node }) => !node.isProspect);
  if (!found) throw new Error(`the demonstration has no agreement with ${name}`);
  return `/office/agreements/${found.node.id}`;
}

/** An agreement in the office: its text, its parts on a phone, its draft being written, its dialogs. */
export async function listAgreementPages(coordinator: TestClient): Promise<WebPage[]> {
  const sent = await findAgreement(coordinator, 'Laboratoire Anzi', 'OUT_FOR_SIGNATURE');
  const draft = await findAgreement(coordinator, 'Imouran Voyages', 'DRAFT');
  const inForce = await findAgreement(coordinator, 'Immobilière Sahel', 'EXPIRING');
  const page = (name: string, path: string, open?: WebPage['open']): WebPage => ({
    name,
    path,
    reader: 'coordinator',
    ...(open && { open }),
  });
  const section =
    (key: string): WebPage['open'] =>
    async (shown, language) =>
      await shown
        .getByRole('radio', { name: new RegExp(`^${text(language, 'agreement-draft', `sections.${key}`)}`) })
        .check();
  const keyed =
    (key: string): WebPage['open'] =>
    async (shown) => {
      await shown.keyboard.press(key);
      await shown.getByRole('dialog').waitFor();
    };
  const fromMenu =
    (action: string): WebPage['open'] =>
    async (shown, language) => {
      await shown.getByRole('button', { name: text(language, 'agreement', 'actions.more') }).click();
      await shown.getByRole('menuitem', { name: text(language, 'agreement', `actions.${action}`) }).click();
      await shown.getByRole('dialog').waitFor();
    };
  return [
    page('agreement', sent),
    { ...page('signatories of an agreement', `${sent}?part=people`), only: 'phone' },
    { ...page('checklist of an agreement', `${sent}?part=checklist`), only: 'phone' },
    { ...page('history of an agreement', `${sent}?part=history`), only: 'phone' },
    page('comparison of texts', sent, keyed('c')),
    page('keys of an agreement', sent, keyed('?')),
    page('taking a text back', sent, fromMenu('reviseAgreement')),
    page('clauses being written', `${draft}?view=edit`),
    page('discounts being written', `${draft}?view=edit`, section('schedule')),
    page('period being written', `${draft}?view=edit`, section('terms')),
    page('signatories being named', `${draft}?view=edit`, section('signatories')),
    page('agreement in force', inForce),
    page('notice of an end', inForce, fromMenu('terminateAgreement')),
  ];
}
