import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
  retainSearchParams,
} from '@tanstack/react-router';
import { NotFound } from './shell/not-found.js';
import { RootPage } from './shell/root-page.js';
import { Shell } from './shell/shell.js';
import { ErrorPage } from './ui/error-page.js';

/** What an address may hold beside its page: the moment that is shown, and what a page itself remembers. */
export type PageSearch = { readonly asOf?: string | undefined; readonly [of: string]: unknown };

const root = createRootRoute({
  component: RootPage,
  notFoundComponent: NotFound,
  errorComponent: ErrorPage,
  validateSearch: ({ asOf, ...rest }: Record<string, unknown>): PageSearch => ({
    ...rest,
    ...(asOf === undefined ? {} : { asOf: String(asOf) }),
  }),
  search: { middlewares: [retainSearchParams(['asOf'])] },
});

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/environments/$environmentId/machines/groups', params: { environmentId: 'default' } });
  },
});

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  component: lazyRouteComponent(() => import('./sign-in/sign-in-page.js'), 'SignInPage'),
});

const environment = createRoute({
  getParentRoute: () => root,
  path: '/environments/$environmentId',
  component: Shell,
  notFoundComponent: NotFound,
});
const ofEnvironment = { getParentRoute: () => environment } as const;

/** Another run, group or flow is another page (`remountDeps`): nothing that was typed or followed on the former one is kept. */
const pages = [
  createRoute({
    ...ofEnvironment,
    path: '/',
    beforeLoad: ({ params }) => {
      throw redirect({ to: '/environments/$environmentId/machines/groups', params });
    },
  }),
  createRoute({
    ...ofEnvironment,
    path: '/welcome',
    component: lazyRouteComponent(() => import('./welcome/welcome-page.js'), 'WelcomePage'),
  }),
  createRoute({
    ...ofEnvironment,
    path: '/machines/groups',
    component: lazyRouteComponent(() => import('./groups/groups-page.js'), 'GroupsPage'),
  }),
  createRoute({
    ...ofEnvironment,
    path: '/machines/images',
    component: lazyRouteComponent(() => import('./images/images-page.js'), 'ImagesPage'),
  }),
  createRoute({
    ...ofEnvironment,
    path: '/machines/capacity',
    component: lazyRouteComponent(() => import('./capacity/capacity-page.js'), 'CapacityPage'),
  }),
  createRoute({
    ...ofEnvironment,
    path: '/groups/new',
    component: lazyRouteComponent(() => import('./groups/wizard/wizard-page.js'), 'WizardPage'),
  }),
  createRoute({
    ...ofEnvironment,
    path: '/groups/$groupId',
    remountDeps: ({ params }) => params,
    component: lazyRouteComponent(() => import('./groups/details/group-page.js'), 'GroupPage'),
  }),
  createRoute({
    ...ofEnvironment,
    path: '/charts',
    component: lazyRouteComponent(() => import('./charts/charts-page.js'), 'ChartsPage'),
  }),
  createRoute({
    ...ofEnvironment,
    path: '/runs',
    component: lazyRouteComponent(() => import('./runs/runs-page.js'), 'RunsPage'),
  }),
  createRoute({
    ...ofEnvironment,
    path: '/runs/$runId',
    remountDeps: ({ params }) => params,
    component: lazyRouteComponent(() => import('./runs/run-page.js'), 'RunPage'),
  }),
  createRoute({
    ...ofEnvironment,
    path: '/flows',
    component: lazyRouteComponent(() => import('./flows/flows-page.js'), 'FlowsPage'),
  }),
  createRoute({
    ...ofEnvironment,
    path: '/flows/$flowId',
    remountDeps: ({ params }) => params,
    component: lazyRouteComponent(() => import('./flows/flow-page.js'), 'FlowPage'),
  }),
  createRoute({
    ...ofEnvironment,
    path: '/connections',
    component: lazyRouteComponent(() => import('./connections/connections-page.js'), 'ConnectionsPage'),
  }),
  createRoute({
    ...ofEnvironment,
    path: '/audit',
    component: lazyRouteComponent(() => import('./audit/audit-page.js'), 'AuditPage'),
  }),
  createRoute({
    ...ofEnvironment,
    path: '/administration',
    component: lazyRouteComponent(() => import('./administration/administration-page.js'), 'AdministrationPage'),
  }),
];

export const router = createRouter({
  routeTree: root.addChildren([home, signIn, environment.addChildren(pages)]),
  defaultPreload: 'intent',
  defaultErrorComponent: ErrorPage,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
