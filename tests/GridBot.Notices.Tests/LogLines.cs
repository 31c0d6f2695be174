// Keeps log lines, so that tests can look for what must not be there.
using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace GridBot.Notices.Tests;

public sealed class LogLines : ILogger<OutboxDispatcher>
{
    private readonly ConcurrentQueue<string> lines = new();

    public string Text => string.Join('\n', lines);

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        lines.Enqueue($"{logLevel} {eventId.Id} {formatter(state, exception)} {exception}");
}
