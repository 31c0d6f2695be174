// A logger of one name that writes into another.
using Microsoft.Extensions.Logging;

namespace GridBot.Notices.Tests;

public sealed class LogOf<T>(ILogger log) : ILogger<T>
{
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => log.BeginScope(state);

    public bool IsEnabled(LogLevel logLevel) => log.IsEnabled(logLevel);

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => log.Log(logLevel, eventId, state, exception, formatter);
}
