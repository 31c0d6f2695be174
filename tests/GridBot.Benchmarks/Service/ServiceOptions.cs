// What the service measurement is told on the command line.
namespace GridBot.Benchmarks.Service;

/// <summary>Settings of a run.</summary>
/// <param name="Turns">Messages sent in all.</param>
/// <param name="Callers">Persons who write at the same time.</param>
/// <param name="Program">The published program or its folder; null publishes it.</param>
/// <param name="Starts">How often the time to readiness is taken.</param>
/// <param name="Settle">The bot's settle time; zero sends the calm answers at once.</param>
/// <param name="Drain">How long notices may take to arrive after the last turn.</param>
/// <param name="Cancel">Percent of the summaries that are cancelled instead of submitted. The platform takes 20 notices a minute and group: what is filed faster waits in the outbox.</param>
internal sealed record ServiceOptions(int Turns, int Callers, string? Program, int Starts, TimeSpan Settle, TimeSpan Drain, int Cancel);
