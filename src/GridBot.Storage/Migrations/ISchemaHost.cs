// What migrating needs to know of a database.
using System.Data.Common;
using FluentMigrator.Runner;

namespace GridBot.Storage.Migrations;

/// <summary>A database as the migrations see it.</summary>
internal interface ISchemaHost
{
    /// <summary>Counts the tables of the name @table: 0 or 1.</summary>
    string HasTable { get; }

    /// <summary>What a trigger runs that refuses a change of the audit trail.</summary>
    string Refusal { get; }

    /// <summary>Opens a connection; with <paramref name="create"/> the database is made when it can be, and brought to the right character set.</summary>
    /// <exception cref="StoreUnavailableException">It cannot be opened.</exception>
    Task<DbConnection> OpenAsync(bool create, CancellationToken cancellationToken);

    /// <summary>Waits until nobody else migrates this database; whoever holds the result is alone.</summary>
    /// <exception cref="StoreUnavailableException">Somebody else migrates for too long.</exception>
    Task<IAsyncDisposable> LockAsync(CancellationToken cancellationToken);

    /// <summary>Tells the runner which database it is and how it is reached.</summary>
    void Configure(IMigrationRunnerBuilder runner);

    /// <summary>The fault of the database behind an exception; null when it is something else.</summary>
    StoreUnavailableException? FaultOf(Exception error);
}
