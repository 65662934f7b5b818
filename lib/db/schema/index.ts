// Times are UTC milliseconds. Points are integers in thousandths. JSON columns are parsed by the room that owns them.

export * from './access';
export * from './asking';
export * from './assessment';
export * from './audit';
export * from './changes';
export * from './grading';
export * from './lti';
export * from './people';
export * from './review';
export * from './xapi';
