// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Daemon.Store;

/// <summary>The tables.</summary>
internal static class Schema
{
    /// <summary>Version of the tables, kept in the database.</summary>
    public const int Version = 1;

    /// <summary>
    /// What every connection needs: a write-ahead log, and every transaction on the disk before it is acknowledged, so that
    /// neither a killed process nor a power cut loses what a client was told.
    /// </summary>
    public const string Settings = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA cache_size = -2000;";

    /// <summary>Makes the tables of an empty database.</summary>
    public const string Tables = """
        CREATE TABLE images (digest TEXT PRIMARY KEY, bytes BLOB NOT NULL) WITHOUT ROWID;
        CREATE TABLE jobs (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            name TEXT NOT NULL, key TEXT UNIQUE, request TEXT NOT NULL, build TEXT NOT NULL, wanted TEXT,
            state TEXT NOT NULL, priority INTEGER NOT NULL, time_limit REAL,
            image TEXT NOT NULL REFERENCES images (digest), events BLOB NOT NULL, drives BLOB NOT NULL, from_state BLOB,
            ticks INTEGER NOT NULL, until_spikes INTEGER NOT NULL,
            board TEXT, attempts INTEGER NOT NULL DEFAULT 0, fruitless INTEGER NOT NULL DEFAULT 0, cancel INTEGER NOT NULL DEFAULT 0,
            ticks_done INTEGER NOT NULL DEFAULT 0, spikes INTEGER NOT NULL DEFAULT 0, clocks INTEGER NOT NULL DEFAULT 0,
            first_tick INTEGER NOT NULL DEFAULT 0, seconds REAL NOT NULL DEFAULT 0,
            checkpoint BLOB, problem TEXT, digest TEXT,
            created INTEGER NOT NULL, started INTEGER, ended INTEGER);
        CREATE INDEX jobs_queue ON jobs (state, priority DESC, id);
        CREATE TABLE parts (
            job INTEGER NOT NULL REFERENCES jobs (id) ON DELETE CASCADE, tick INTEGER NOT NULL,
            spikes BLOB NOT NULL, samples BLOB NOT NULL, PRIMARY KEY (job, tick)) WITHOUT ROWID;
        """;
}
