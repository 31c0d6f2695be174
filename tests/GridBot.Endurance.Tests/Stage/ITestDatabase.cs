// The database of a scene, as the program and as the tests reach it.
using System.Data.Common;

namespace GridBot.Endurance.Tests.Stage;

/// <summary>A database that outlives every process of the program.</summary>
internal interface ITestDatabase
{
    /// <summary>The program's settings for it.</summary>
    IReadOnlyDictionary<string, string> Settings { get; }

    /// <summary>A connection of the test's own.</summary>
    Task<DbConnection> OpenAsync(CancellationToken cancellationToken);

    /// <summary>The database's own check of itself; empty when it finds nothing.</summary>
    Task<string> CheckAsync(CancellationToken cancellationToken);
}
