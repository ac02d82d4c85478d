import { Outlet } from 'react-router';

/** The frame of the counter. It is the whole screen; the counter draws its own bar with branch, network and language. */
export function PartnerShell() {
  return (
    <main id="content" tabIndex={-1} className="min-h-svh [--tap:64px]">
      <Outlet />
    </main>
  );
}
