/**
 * The tables as the migrations make them. Written by `npm run db:types`; do not edit.
 */

import type { ColumnType } from "kysely";

export type Generated<T> = T extends ColumnType<infer S, infer I, infer U>
  ? ColumnType<S, I | undefined, U>
  : ColumnType<T, T | undefined, T>;

export type Int8 = ColumnType<number, number, number>;

export type Json = ColumnType<JsonValue, string, string>;

export type JsonArray = JsonValue[];

export type JsonObject = {
  [x: string]: JsonValue | undefined;
};

export type JsonPrimitive = boolean | number | string | null;

export type JsonValue = JsonArray | JsonObject | JsonPrimitive;

export type Timestamp = ColumnType<string, Date | string, Date | string>;

export interface Activity {
  after: Json | null;
  at: Generated<Timestamp>;
  before: Json | null;
  chainId: Generated<string>;
  id: Generated<Int8>;
  operation: string;
  orgId: string | null;
  requestId: string | null;
  rowKey: Json;
  tableName: string;
  useCase: string | null;
  userId: string | null;
}

export interface AnswerConsent {
  chainId: string;
  fromChainId: string;
  givenAt: Generated<Timestamp>;
  givenBy: string | null;
  id: Generated<string>;
  orgId: string;
  revokedAt: Timestamp | null;
  revokedBy: string | null;
}

export interface Audit {
  answerOnceMonths: Generated<number>;
  campaignId: string | null;
  cancelledAt: Timestamp | null;
  cancelReason: string | null;
  chainId: string;
  declaredBy: string | null;
  dueOn: string;
  excludedQuestions: Generated<string[]>;
  grade: string | null;
  id: Generated<string>;
  issuerOrgId: string;
  kind: Generated<string>;
  launchedAt: Generated<Timestamp>;
  launchedBy: string | null;
  leadAuditorId: string | null;
  message: string | null;
  number: string;
  overall: number | null;
  result: Json | null;
  returnedAt: Timestamp | null;
  returnReason: string | null;
  scope: Generated<string[]>;
  selfResult: Json | null;
  sharedUp: Generated<boolean>;
  signedAt: Timestamp | null;
  signedBy: string | null;
  signedName: string | null;
  standardVersionId: string;
  state: Generated<string>;
  steps: Generated<Json>;
  subjectOrgId: string;
  submittedAt: Timestamp | null;
  submittedBy: string | null;
  title: string;
  validUntil: string | null;
}

export interface AuditorConflict {
  auditorId: string;
  chainId: string;
  declaredAt: Generated<Timestamp>;
  declaredBy: string | null;
  endedAt: Timestamp | null;
  id: Generated<string>;
  issuerOrgId: string;
  reason: string;
  supplierOrgId: string;
}

export interface AuditScore {
  auditId: string;
  chainId: string;
  issuerOrgId: string;
  notEvaluated: Generated<boolean>;
  published: Generated<boolean>;
  questionId: string;
  remark: string | null;
  revision: Generated<number>;
  score: number | null;
  scoredAt: Generated<Timestamp>;
  scoredBy: string | null;
  sharedUp: Generated<boolean>;
  stepId: Generated<string>;
  subjectOrgId: string;
}

export interface Campaign {
  chainId: string;
  createdAt: Generated<Timestamp>;
  createdBy: string | null;
  dueOn: string;
  id: Generated<string>;
  issuerOrgId: string;
  kind: Generated<string>;
  standardVersionId: string;
  title: string;
}

export interface Chain {
  code: string;
  createdAt: Generated<Timestamp>;
  id: Generated<string>;
  industryCode: string | null;
  leaderOrgId: string;
  name: string;
  regionCode: string | null;
}

export interface ChainHealth {
  asOf: string;
  chainId: string;
  content: Json;
  coverage: number;
  grade: string | null;
  recordedAt: Generated<Timestamp>;
  score: number | null;
  validFrom: Timestamp;
  validTo: Timestamp | null;
  version: number;
}

export interface ChainMember {
  chainId: string;
  joinedAt: Generated<Timestamp>;
  orgId: string;
  productCategory: string | null;
  role: string;
  status: Generated<string>;
  tier: number | null;
  visibleToLeader: Generated<boolean>;
}

export interface CorrectiveAction {
  acceptedAt: Timestamp | null;
  acceptedBy: string | null;
  action: string | null;
  answerDueOn: string;
  answeredAt: Timestamp | null;
  answeredBy: string | null;
  auditId: string | null;
  cause: string | null;
  chainId: string;
  closedAt: Timestamp | null;
  closedBy: string | null;
  containment: string | null;
  description: string;
  dueOn: string;
  findingId: string | null;
  firstAnsweredAt: Timestamp | null;
  id: Generated<string>;
  issuedAt: Generated<Timestamp>;
  issuedBy: string | null;
  issuerOrgId: string;
  number: string;
  originalDueOn: string;
  revision: Generated<number>;
  sendBackCount: Generated<number>;
  sendBackReason: string | null;
  severity: string;
  sharedUp: Generated<boolean>;
  state: Generated<string>;
  subjectOrgId: string;
  title: string;
  verification: string | null;
}

export interface CorrectiveDraft {
  action: Generated<string>;
  actionId: string;
  cause: Generated<string>;
  chainId: string;
  containment: Generated<string>;
  revision: Generated<number>;
  subjectOrgId: string;
  updatedAt: Generated<Timestamp>;
  updatedBy: string | null;
}

export interface CorrectiveEvent {
  actionId: string;
  at: Generated<Timestamp>;
  chainId: string;
  content: Json | null;
  event: string;
  id: Generated<string>;
  issuerOrgId: string;
  note: string | null;
  orgId: string;
  sharedUp: Generated<boolean>;
  subjectOrgId: string;
  userId: string | null;
  userName: string;
}

export interface DesignatedEnterprise {
  chainId: string;
  orgId: string;
  source: string | null;
  year: number;
}

export interface DigitalReport {
  chainId: string;
  coreProcessesInSystems: boolean;
  definitionVersion: string;
  equipmentDigital: number;
  equipmentNetworked: number;
  equipmentTotal: number;
  evidenceOn: string;
  id: Generated<string>;
  integratedFunctions: number;
  orgId: string;
  period: string;
  platformName: string | null;
  platformServices: number;
  reportedAt: Generated<Timestamp>;
  reportedBy: string | null;
  revision: Generated<number>;
  sharedUp: Generated<boolean>;
}

export interface Evidence {
  actionId: string | null;
  auditId: string | null;
  bytes: Int8;
  chainId: string;
  createdAt: Generated<Timestamp>;
  createdBy: string | null;
  fileName: string;
  id: Generated<string>;
  issuerOrgId: string;
  mediaType: string;
  orgId: string;
  questionId: string | null;
  sha256: string;
  sharedUp: Generated<boolean>;
  subjectOrgId: string;
}

export interface Finding {
  auditId: string;
  chainId: string;
  createdAt: Generated<Timestamp>;
  createdBy: string | null;
  id: Generated<string>;
  issuerOrgId: string;
  number: number;
  published: Generated<boolean>;
  questionCode: string | null;
  questionId: string | null;
  severity: string;
  sharedUp: Generated<boolean>;
  statement: string;
  subjectOrgId: string;
}

export interface Invitation {
  acceptedAt: Timestamp | null;
  acceptedBy: string | null;
  chainId: string;
  createdAt: Generated<Timestamp>;
  createdBy: string | null;
  expiresAt: Timestamp;
  id: Generated<string>;
  issuerOrgId: string;
  landing: Generated<string>;
  login: string;
  name: string;
  revokedAt: Timestamp | null;
  role: Generated<string>;
  subjectOrgId: string;
  tokenHash: string;
}

export interface JobFailure {
  attempts: number;
  chainId: string;
  error: string;
  failedAt: Generated<Timestamp>;
  id: Generated<string>;
  job: string;
  payload: Json;
  recordId: string;
  recordKind: string;
  resolvedAt: Timestamp | null;
}

export interface LoginThrottle {
  expire: Int8 | null;
  key: string;
  points: Generated<number>;
}

export interface Mail {
  attempts: Generated<number>;
  body: string;
  chainId: string | null;
  claimedAt: Timestamp | null;
  createdAt: Generated<Timestamp>;
  error: string | null;
  id: Generated<string>;
  kind: string;
  link: string | null;
  orgId: string | null;
  sentAt: Timestamp | null;
  status: Generated<string>;
  subject: string;
  toAddress: string;
  toName: string | null;
}

export interface Membership {
  createdAt: Generated<Timestamp>;
  orgId: string;
  role: string;
  userId: string;
}

export interface Organization {
  createdAt: Generated<Timestamp>;
  id: Generated<string>;
  kind: string;
  name: string;
  regionCode: string | null;
  shortName: string | null;
  sizeClass: string | null;
  uscc: string | null;
}

export interface OrganizationScore {
  asOf: string;
  chainId: string;
  grade: string | null;
  orgId: string;
  own: number | null;
  ownCoverage: number;
  policyVersion: number;
  recordedAt: Generated<Timestamp>;
  rolled: number | null;
  rolledCoverage: number;
  sharedUp: Generated<boolean>;
  validFrom: Timestamp;
  validTo: Timestamp | null;
  version: number;
}

export interface PasswordReset {
  createdAt: Generated<Timestamp>;
  expiresAt: Timestamp;
  tokenHash: string;
  usedAt: Timestamp | null;
  userId: string;
}

export interface RandomCheck {
  auditId: string | null;
  auditorTokens: string[];
  chainId: string;
  conclusion: string | null;
  drawId: string;
  issuerOrgId: string;
  place: number;
  publishedAt: Timestamp | null;
  publishedBy: string | null;
  riskClass: string;
  subjectOrgId: string;
  token: string;
}

export interface RandomDraw {
  cancelledAt: Timestamp | null;
  cancelledBy: string | null;
  cancelReason: string | null;
  chainId: string;
  drawnAt: Timestamp | null;
  drawnBy: string | null;
  dueOn: string;
  id: Generated<string>;
  issuerOrgId: string;
  preparedAt: Generated<Timestamp>;
  preparedBy: string | null;
  seed: string;
  seedHash: string;
  snapshot: Json;
  snapshotHash: string;
  standardVersionId: string;
  status: Generated<string>;
  title: string;
}

export interface RandomDrawToken {
  auditorId: string | null;
  chainId: string;
  drawId: string;
  issuerOrgId: string;
  supplierOrgId: string | null;
  token: string;
}

export interface RandomRecusal {
  chainId: string;
  drawId: string;
  id: Generated<string>;
  issuerOrgId: string;
  reason: string;
  recordedAt: Generated<Timestamp>;
  recordedBy: string | null;
  replacement: string;
  subjectOrgId: string;
  token: string;
}

export interface ScoreExplanation {
  chainId: string;
  content: Json;
  orgId: string;
  sharedUp: Generated<boolean>;
  version: number;
}

export interface ScorePolicy {
  chainId: string;
  content: Json;
  createdAt: Generated<Timestamp>;
  createdBy: string | null;
  version: number;
}

export interface SelfAnswer {
  answeredAt: Generated<Timestamp>;
  answeredBy: string | null;
  auditId: string;
  chainId: string;
  issuerOrgId: string;
  notEvaluated: Generated<boolean>;
  originAdapted: Generated<boolean>;
  originAt: Timestamp | null;
  originAuditId: string | null;
  originRelation: string | null;
  questionId: string;
  remark: string | null;
  revision: Generated<number>;
  score: number | null;
  sharedUp: Generated<boolean>;
  stepId: Generated<string>;
  subjectOrgId: string;
}

export interface StaleMark {
  chainId: string;
  markedAt: Generated<Timestamp>;
  orgId: string;
  reason: string;
  seq: Generated<Int8>;
}

export interface Standard {
  chainId: string;
  code: string;
  createdAt: Generated<Timestamp>;
  createdBy: string | null;
  family: string;
  id: Generated<string>;
  issuerOrgId: string;
  parentStandardId: string | null;
  rootStandardId: string | null;
  title: Json;
}

export interface StandardAdoption {
  added: Generated<number>;
  chainId: string;
  orgId: string;
  publishedAt: Timestamp;
  rootStandardId: string;
  rootVersion: number;
  standardId: string;
  tightened: Generated<number>;
  versionId: string;
}

export interface StandardComment {
  body: string;
  chainId: string;
  createdAt: Generated<Timestamp>;
  createdBy: string | null;
  draftId: string;
  id: Generated<string>;
  issuerOrgId: string;
  nodeId: string | null;
  resolvedAt: Timestamp | null;
  resolvedBy: string | null;
  standardId: string;
}

export interface StandardDraft {
  basedOnVersionId: string | null;
  chainId: string;
  content: Json;
  createdAt: Generated<Timestamp>;
  createdBy: string | null;
  id: Generated<string>;
  issuerOrgId: string;
  parentVersionId: string | null;
  revision: Generated<number>;
  sentBackAt: Timestamp | null;
  sentBackBy: string | null;
  sentBackReason: string | null;
  standardId: string;
  status: Generated<string>;
  submittedAt: Timestamp | null;
  submittedBy: string | null;
  templateId: string | null;
  updatedAt: Generated<Timestamp>;
  updatedBy: string | null;
}

export interface StandardEdit {
  chainId: string;
  clientId: string;
  draftId: string;
  editedAt: Generated<Timestamp>;
  editedBy: string | null;
  edits: Json;
  issuerOrgId: string;
  revision: number;
}

export interface StandardImport {
  chainId: string;
  claimedAt: Timestamp | null;
  code: string | null;
  createdAt: Generated<Timestamp>;
  createdBy: string | null;
  draftId: string | null;
  failure: Json | null;
  fileName: string;
  fillLanguages: Generated<boolean>;
  id: Generated<string>;
  issuerOrgId: string;
  kind: string;
  plan: Json | null;
  rowsRead: Generated<number>;
  rowsTotal: number | null;
  standardId: string | null;
  status: Generated<string>;
  templateId: string | null;
  title: string | null;
}

export interface StandardImportFile {
  chainId: string;
  content: Json | null;
  file: Buffer;
  importId: string;
  issuerOrgId: string;
  sheets: Json | null;
}

export interface StandardPolicy {
  answerOnceMonths: Generated<number>;
  chainId: string;
  fourEyes: Generated<boolean>;
  orgId: string;
}

export interface StandardVersion {
  chainId: string;
  changeNote: string | null;
  content: Json;
  contentHash: string;
  createdAt: Generated<Timestamp>;
  effectiveOn: string | null;
  followBy: string | null;
  id: Generated<string>;
  issuerOrgId: string;
  origins: Json | null;
  parentVersionId: string | null;
  publishedAt: Timestamp | null;
  publishedBy: string | null;
  rootVersion: number | null;
  standardId: string;
  status: Generated<string>;
  templateId: string | null;
  version: number;
  writtenBy: string | null;
}

export interface SupplierImport {
  chainId: string;
  createdAt: Generated<Timestamp>;
  createdBy: string | null;
  errorCount: number;
  file: Buffer;
  fileName: string;
  goodCount: number;
  id: Generated<string>;
  importedAt: Timestamp | null;
  importedCount: number | null;
  issuerOrgId: string;
  rowCount: number;
  status: Generated<string>;
  verdict: Json;
}

export interface SupplyLink {
  buyerOrgId: string;
  chainId: string;
  contactEmail: string | null;
  contactMobile: string | null;
  contactName: string | null;
  createdAt: Generated<Timestamp>;
  partClass: Generated<string>;
  processes: string[] | null;
  productCategory: string | null;
  share: number | null;
  sharedUp: Generated<boolean>;
  soleSource: Generated<boolean>;
  supplierOrgId: string;
}

export interface UserAccount {
  createdAt: Generated<Timestamp>;
  disabledAt: Timestamp | null;
  email: string | null;
  id: Generated<string>;
  locale: Generated<string>;
  login: string;
  mobile: string | null;
  name: string;
  passwordChangedAt: Timestamp | null;
  passwordHash: string | null;
}

export interface UserSession {
  address: string | null;
  chainId: string | null;
  createdAt: Generated<Timestamp>;
  expiresAt: Timestamp;
  id: string;
  orgId: string | null;
  seenAt: Generated<Timestamp>;
  userAgent: string | null;
  userId: string;
}

export interface DB {
  activity: Activity;
  answerConsent: AnswerConsent;
  audit: Audit;
  auditorConflict: AuditorConflict;
  auditScore: AuditScore;
  campaign: Campaign;
  chain: Chain;
  chainHealth: ChainHealth;
  chainMember: ChainMember;
  correctiveAction: CorrectiveAction;
  correctiveDraft: CorrectiveDraft;
  correctiveEvent: CorrectiveEvent;
  designatedEnterprise: DesignatedEnterprise;
  digitalReport: DigitalReport;
  evidence: Evidence;
  finding: Finding;
  invitation: Invitation;
  jobFailure: JobFailure;
  loginThrottle: LoginThrottle;
  mail: Mail;
  membership: Membership;
  organization: Organization;
  organizationScore: OrganizationScore;
  passwordReset: PasswordReset;
  randomCheck: RandomCheck;
  randomDraw: RandomDraw;
  randomDrawToken: RandomDrawToken;
  randomRecusal: RandomRecusal;
  scoreExplanation: ScoreExplanation;
  scorePolicy: ScorePolicy;
  selfAnswer: SelfAnswer;
  staleMark: StaleMark;
  standard: Standard;
  standardAdoption: StandardAdoption;
  standardComment: StandardComment;
  standardDraft: StandardDraft;
  standardEdit: StandardEdit;
  standardImport: StandardImport;
  standardImportFile: StandardImportFile;
  standardPolicy: StandardPolicy;
  standardVersion: StandardVersion;
  supplierImport: SupplierImport;
  supplyLink: SupplyLink;
  userAccount: UserAccount;
  userSession: UserSession;
}
