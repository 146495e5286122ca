import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { addDays, dayInChina } from '#core/corrective/due-date.ts'
import { permissionsOf } from '#core/identity/permission.ts'
import { act, load } from '#server/adapter/remix.ts'
import { cancelDraw } from '#server/audit/draw/cancel-draw.ts'
import { declareConflict, endConflict } from '#server/audit/draw/declare-conflict.ts'
import { getDraw } from '#server/audit/draw/get-draw.ts'
import { launchChecks } from '#server/audit/draw/launch-checks.ts'
import { listDraws } from '#server/audit/draw/list-draws.ts'
import { makeDraw } from '#server/audit/draw/make-draw.ts'
import { prepareDraw } from '#server/audit/draw/prepare-draw.ts'
import { publishResult } from '#server/audit/draw/publish-result.ts'
import { recuseAuditor } from '#server/audit/draw/recuse-auditor.ts'

/** Days that a check usually has; the page proposes it, the person decides. */
const usualDays = 30

export async function loadDraws(args: LoaderFunctionArgs) {
  const today = dayInChina(new Date().toISOString())
  return {
    ...(await load(args, listDraws, {})),
    today,
    dueOn: addDays(today, usualDays),
    mayDraw: permissionsOf(args.context.actor).includes('audit:launch'),
  }
}

export async function loadDraw(args: LoaderFunctionArgs) {
  const rights = permissionsOf(args.context.actor)
  return {
    draw: await load(args, getDraw, { drawId: args.params.drawId ?? '' }),
    today: dayInChina(new Date().toISOString()),
    mayDraw: rights.includes('audit:launch'),
    mayPublish: rights.includes('audit:sign'),
  }
}

const base = '/lead/audits/draws'

/** Prepares a draw, or keeps the list of conflicts of interest. */
export async function drawsAction(args: ActionFunctionArgs) {
  const form = await args.request.clone().formData()
  switch (form.get('intent')) {
    case 'conflict':
      return act(args, declareConflict, { redirectTo: base })
    case 'end-conflict':
      return act(args, endConflict, { redirectTo: base })
    default:
      return act(args, prepareDraw, {
        input: { auditorIds: [] },
        redirectTo: ({ drawId }) => `${base}/${drawId}`,
      })
  }
}

export async function drawAction(args: ActionFunctionArgs) {
  const drawId = args.params.drawId ?? ''
  const here = `${base}/${drawId}`
  const form = await args.request.clone().formData()
  switch (form.get('intent')) {
    case 'cancel':
      return act(args, cancelDraw, { input: { drawId }, redirectTo: here })
    case 'recuse':
      return act(args, recuseAuditor, { input: { drawId }, redirectTo: here })
    case 'launch':
      return act(args, launchChecks, {
        input: { drawId },
        redirectTo: ({ launched, waiting }) => `${here}?launched=${launched}&waiting=${waiting}`,
      })
    case 'publish':
      return act(args, publishResult, { input: { drawId }, redirectTo: here })
    default:
      return act(args, makeDraw, { input: { drawId }, redirectTo: here })
  }
}
