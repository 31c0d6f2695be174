// What is started, on which database, and who writes to it.
using GridBot.Benchmarks.Generator;
using GridBot.Benchmarks.Service;

namespace GridBot.Benchmarks.EndToEnd;

/// <summary>Settings of a measurement's subject.</summary>
/// <param name="Program">Path of the executable.</param>
/// <param name="Folder">Its working folder, fresh.</param>
/// <param name="Database">Its database.</param>
/// <param name="Corporation">The WeCom application it serves.</param>
/// <param name="Script">What persons say.</param>
/// <param name="StoredPersons">How many persons the database holds already.</param>
/// <param name="Seed">Makes persons and messages differ between the runs on one database.</param>
internal sealed record SubjectSettings(string Program, string Folder, DatabaseAddress Database, Corporation Corporation, Func<Random, Script> Script, int StoredPersons, int Seed);
