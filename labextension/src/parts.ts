export * from './controls';
export * from './drafts';
export * from './order';
