import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { root } from '../root.tsx'
import { accountPartOf } from '../screens/account/accountPart.ts'
import { parseOfficeSearch } from '../screens/office/officeSearch.ts'
import { parseRegisterSearch } from '../screens/register/registerSearch.ts'
import { parseSignInSearch } from '../screens/signIn/returnTo.ts'

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/connexion',
  component: lazyRouteComponent(() => import('../screens/signIn/SignInScreen.tsx'), 'SignInScreen'),
  validateSearch: parseSignInSearch,
})

const register = createRoute({
  getParentRoute: () => root,
  path: '/inscription',
  component: lazyRouteComponent(() => import('../screens/register/RegisterScreen.tsx'), 'RegisterScreen'),
  validateSearch: parseRegisterSearch,
})

// The three addresses that e-mails lead to: LINK_PATHS of the contract, held to it by a test.
const confirmAccount = createRoute({
  getParentRoute: () => root,
  path: '/compte/confirmer',
  component: lazyRouteComponent(() => import('../screens/signIn/ConfirmScreen.tsx'), 'ConfirmScreen'),
})

const resetPassword = createRoute({
  getParentRoute: () => root,
  path: '/compte/mot-de-passe',
  component: lazyRouteComponent(() => import('../screens/signIn/ChoosePasswordScreen.tsx'), 'ResetScreen'),
})

const invitation = createRoute({
  getParentRoute: () => root,
  path: '/compte/invitation',
  component: lazyRouteComponent(() => import('../screens/signIn/ChoosePasswordScreen.tsx'), 'InvitationScreen'),
})

const account = createRoute({
  getParentRoute: () => root,
  path: '/compte',
  component: lazyRouteComponent(() => import('../screens/account/AccountScreen.tsx'), 'AccountScreen'),
})

const accountPart = createRoute({
  getParentRoute: () => root,
  path: '/compte/$part',
  params: { parse: ({ part }) => ({ part: accountPartOf(part) }), stringify: ({ part }) => ({ part }) },
  component: lazyRouteComponent(() => import('../screens/account/AccountScreen.tsx'), 'AccountPartScreen'),
})

const openOffice = createRoute({
  getParentRoute: () => root,
  path: '/organismes/nouveau',
  component: lazyRouteComponent(() => import('../screens/office/OpenOfficeScreen.tsx'), 'OpenOfficeScreen'),
})

const office = createRoute({
  getParentRoute: () => root,
  path: '/organismes/$id',
  component: lazyRouteComponent(() => import('../screens/office/OfficeScreen.tsx'), 'OfficeScreen'),
  validateSearch: parseOfficeSearch,
})

/** A person, their sessions and the office they act for. */
export const accountPages = [
  signIn,
  register,
  confirmAccount,
  resetPassword,
  invitation,
  account,
  accountPart,
  openOffice,
  office,
] as const
