import type { RunAs } from './run-as.js';

/** Where the cluster, its password, its port and its log are, and whom they belong to. */
export type ClusterFolder = { readonly path: string; readonly runAs: RunAs };

/** The programs, in a place where the account that PostgreSQL runs as can start them. */
export type Binaries = { readonly initdb: string; readonly postgres: string };

/** The cluster as it stands on disk, ready to be started. */
export type Cluster = { readonly dataDirectory: string; readonly password: string };
