// What the dispatcher says in the log: ids, reasons and broken groups, never persons or content.
using Microsoft.Extensions.Logging;

namespace GridBot.Notices;

internal static partial class DispatchLog
{
    [LoggerMessage(3001, LogLevel.Information, "Outbox row {Id} ({Kind}) is tried again: {Reason}, code {Code}, attempt {Attempt}")]
    public static partial void Retried(ILogger logger, string id, OutboxKind kind, string reason, int code, int attempt);

    [LoggerMessage(3002, LogLevel.Warning, "Outbox row {Id} ({Kind}) is parked: {ParkedReason}; last attempt: {Reason}, code {Code}")]
    public static partial void Parked(ILogger logger, string id, OutboxKind kind, string parkedReason, string reason, int code);

    [LoggerMessage(3003, LogLevel.Warning, "Outbox row {Id} ({Kind}) meets a fault of the configuration: {Reason}, code {Code}")]
    public static partial void Misconfigured(ILogger logger, string id, OutboxKind kind, string reason, int code);

    [LoggerMessage(3004, LogLevel.Error, "The sender of {Kind} threw {ExceptionType} on outbox row {Id}")]
    public static partial void SenderFault(ILogger logger, string id, OutboxKind kind, string exceptionType);

    [LoggerMessage(3005, LogLevel.Warning, "The lease of outbox row {Id} ({Kind}) was over before its attempt was recorded")]
    public static partial void LeaseLost(ILogger logger, string id, OutboxKind kind);

    [LoggerMessage(3006, LogLevel.Error, "The outbox of {Kind} cannot be reached: {ExceptionType}")]
    public static partial void OutboxFault(ILogger logger, OutboxKind kind, string exceptionType);

    [LoggerMessage(3008, LogLevel.Error, "{Kind} cannot be delivered to {Target} until the configuration is mended: {Reason}, code {Code}; {Waiting} rows wait, {Urgent} of them urgent")]
    public static partial void FaultMet(ILogger logger, OutboxKind kind, string target, string reason, int code, int waiting, int urgent);

    [LoggerMessage(3009, LogLevel.Information, "{Kind} can be delivered to {Target} again after {Reason}, code {Code}; {Waiting} rows go out")]
    public static partial void FaultMended(ILogger logger, OutboxKind kind, string target, string reason, int code, int waiting);

    [LoggerMessage(3010, LogLevel.Error, "The faults of groups cannot be read or told: {ExceptionType}")]
    public static partial void FaultsUnread(ILogger logger, string exceptionType);

    [LoggerMessage(3011, LogLevel.Warning, "A digest of {Count} notices was refused ({Reason}, code {Code}): each is tried alone")]
    public static partial void DigestRefused(ILogger logger, int count, string reason, int code);

    [LoggerMessage(3007, LogLevel.Warning, "{Count} sends of {Kind} did not end in time for the stop and were broken off")]
    public static partial void BrokenOff(ILogger logger, OutboxKind kind, int count);
}
