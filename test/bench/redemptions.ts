import { openWasl } from '../../server/src/app/start.ts';
import { readConfig } from '../../server/src/platform/config/config.ts';
import { createLogger } from '../../server/src/platform/logger.ts';
import { keyOf } from '../support/builders.ts';
import { beginTestSession, givenMember, givenOffer, givenPartnerStaff } from '../support/given.ts';
import type { LoadResult } from './load.ts';
import { load, serve } from './processes.ts';

const memberCount = 500;
const vouchersPerMember = 5;
const offerCount = 40;
const inFlight = 50;
/** Issued and redeemed before anything is measured, as after a start the code is still being compiled. */
const warmUpCount = 500;
/** Redeemed at the pace of a busy day. */
const pacedCount = 600;
const pacePerSecond = 100;

const issueOperation = `mutation Issue($input: IssueVoucherInput!) {
  issueVoucher(input: $input) { __typename ... on IssueVoucherSuccess { voucher { id code } } }
}`;
const redeemOperation = `mutation Redeem($input: RedeemVoucherInput!) {
  redeemVoucher(input: $input) { __typename ... on RedeemVoucherSuccess { redemption { receiptNumber discountCentimes } } }
}`;

/** Issues vouchers as many members, then redeems each at its counter; every answer must be a success. */
export async function measureRedemptions(
  environment: Record<string, string>,
  headers: Record<string, string>,
): Promise<{ issued: LoadResult; redeemed: LoadResult; paced: LoadResult }> {
  const app = await openWasl(readConfig(environment), { logger: createLogger('warn') });
  const always = { validFrom: '2020-01-01', validTo: '2099-12-31' } as const;
  const first = await givenOffer(app, always, {
    agreement: { startsOn: '2020-01-01', endsOn: '2099-12-31' },
  });
  const { organization, partner, branches, branch } = first;
  const offers = [first.offer];
  while (offers.length < offerCount) {
    const { offer } = await givenOffer(app, always, {
      organization,
      partner,
      branches,
      agreement: { startsOn: '2020-01-01', endsOn: '2099-12-31' },
    });
    offers.push(offer);
  }
  const cashier = await beginTestSession(app, await givenPartnerStaff(app, { partner, branches }));
  const members: string[] = [];
  for (let made = 0; made < memberCount; made++) {
    const { account } = await givenMember(app, {
      organizationId: organization._id,
      validUntil: '2099-12-31',
    });
    members.push(await beginTestSession(app, account));
  }
  await app.stores.close();

  const server = await serve('server/src/main.ts', [], environment);
  try {
    const requests = members.flatMap((cookie, member) =>
      Array.from({ length: vouchersPerMember }, (_, ordinal) => ({
        cookie,
        body: JSON.stringify({
          query: issueOperation,
          variables: {
            input: {
              offerId: offers[(member + ordinal * 7) % offers.length]?._id,
              idempotencyKey: keyOf('issue', member, ordinal),
            },
          },
        }),
      })),
    );
    const issue = (list: typeof requests) =>
      load({
        url: server.url,
        connections: inFlight,
        once: true,
        headers,
        bodies: list.map(({ body }) => body),
        cookies: list.map(({ cookie }) => cookie),
      });
    const warmUp = await issue(requests.slice(0, warmUpCount));
    const issued = await issue(requests.slice(warmUpCount));
    const codes = [...warmUp.answers, ...issued.answers].flatMap(
      (answer) => /"code":"(\w+)"/.exec(answer)?.[1] ?? [],
    );
    const redeem = (list: string[], perSecond?: number) =>
      load({
        url: server.url,
        connections: inFlight,
        once: true,
        ...(perSecond ? { perSecond } : {}),
        headers: { ...headers, cookie: cashier },
        bodies: list.map((scan) =>
          JSON.stringify({
            query: redeemOperation,
            variables: {
              input: {
                branchId: branch._id,
                scan,
                billCentimes: 45_000,
                idempotencyKey: keyOf('redeem', scan),
              },
            },
          }),
        ),
      });
    await redeem(codes.slice(0, warmUpCount));
    const paced = await redeem(codes.slice(warmUpCount, warmUpCount + pacedCount), pacePerSecond);
    const redeemed = await redeem(codes.slice(warmUpCount + pacedCount));
    return { issued, redeemed, paced };
  } finally {
    await server.stop();
  }
}
