// Delivers messages and events to the bot's callback as the platform does: signed, within a time, with retries.
using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.Extensions.Logging;

namespace GridBot.Simulator.Callbacks;

/// <summary>The platform's callback client.</summary>
public sealed partial class CallbackSender : IDisposable
{
    private readonly ICallbackProtocol _protocol;
    private readonly TimeProvider _clock;
    private readonly FaultPlan _faults;
    private readonly EventLog _log;
    private readonly ILogger _logger;
    private readonly HttpClient _http;

    /// <summary>A sender for one application or account.</summary>
    [SuppressMessage("Reliability", "CA2000", Justification = "The client owns the handler.")]
    public CallbackSender(ICallbackProtocol protocol, TimeProvider clock, FaultPlan faults, EventLog log, ILogger logger)
    {
        _protocol = protocol;
        _clock = clock;
        _faults = faults;
        _log = log;
        _logger = logger;
        _http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false, UseCookies = false })
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
        _http.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("Mozilla", "4.0"));
    }

    /// <summary>Where callbacks go; null until a URL passed the check.</summary>
    public Uri? Url { get; private set; }

    /// <summary>Checks a URL as the management page does on save, and uses it when it answers the exact plaintext in time.</summary>
    public async Task<UrlCheckResult> SaveUrlAsync(Uri url, CancellationToken cancellationToken)
    {
        var result = await CheckUrlAsync(url, cancellationToken);
        if (result.Accepted)
        {
            Url = url;
        }

        _log.Add("setting", "callback", result.Accepted ? "callback URL saved" : $"callback URL refused: {result.Reason}");
        return result;
    }

    /// <summary>Uses a URL without checking it, as if it had been saved on an earlier day.</summary>
    public void AssumeUrl(Uri url) => Url = url;

    /// <summary>Delivers a message until it is answered or the retries are used up.</summary>
    public async Task<CallbackOutcome> DeliverAsync(CallbackMessage message, CallbackTrick trick, CancellationToken cancellationToken)
    {
        if (Url is not { } url)
        {
            return CallbackOutcome.NotSent("no callback URL was saved");
        }

        var inner = _protocol.WriteInner(message, trick);
        var forged = trick >= CallbackTrick.BadSignature;
        var attempts = new List<CallbackAttempt>();
        var envelope = _protocol.Seal(inner, message, trick);
        string? body = null;
        for (var attempt = 0; attempt <= (forged ? 0 : _protocol.Pace.Retries) && body is null; attempt++)
        {
            if (attempt > 0)
            {
                await Task.Delay(_protocol.Pace.RetryGap, _clock, cancellationToken);
                envelope = _protocol.Pace.SameBytesOnRetry ? envelope : _protocol.Seal(inner, message, trick);
            }

            (var result, body) = await PostAsync(url, envelope, cancellationToken);
            attempts.Add(result);
            Note(message, attempts);
        }

        if (body is null || forged)
        {
            return new CallbackOutcome(body is not null, attempts, null, body is null ? $"not delivered: {attempts[^1].Failure}" : "");
        }

        var outcome = Read(message, body, attempts);
        if (trick is CallbackTrick.DuplicateDelivery or CallbackTrick.Replay)
        {
            var (again, repeated) = await PostAsync(url, trick == CallbackTrick.Replay ? envelope : _protocol.Seal(inner, message, trick), cancellationToken);
            attempts.Add(again);
            Note(message, attempts);
            return outcome with { RepeatedReply = repeated is null ? null : Read(message, repeated, attempts).Reply };
        }

        return outcome;
    }

    private CallbackOutcome Read(CallbackMessage message, string body, List<CallbackAttempt> attempts)
    {
        if (body.Length == 0)
        {
            return new CallbackOutcome(true, attempts, null, "");
        }

        try
        {
            var reply = _protocol.Read(body, message);
            return new CallbackOutcome(true, attempts, reply, reply?.Problem ?? "");
        }
        catch (FormatException fault)
        {
            _log.Add("callback", message.UserId, fault.Message, 200);
            LogReplyRefused(_logger, fault.Message);
            return new CallbackOutcome(true, attempts, null, fault.Message);
        }
    }

    private async Task<(CallbackAttempt Attempt, string? Body)> PostAsync(Uri url, CallbackPost callback, CancellationToken cancellationToken)
    {
        var fault = _faults.Take(FaultPlan.Callback);
        if (fault is Fault.ResetBefore)
        {
            return (new CallbackAttempt(0, "connection", TimeSpan.Zero), null);
        }

        using var content = new StringContent(callback.Body, Encoding.UTF8, "text/xml");
        using var request = new HttpRequestMessage(HttpMethod.Post, WithQuery(url, callback.Query)) { Content = content };
        var (status, failure, body, elapsed) = await ExchangeAsync(request, _protocol.Pace.Timeout, cancellationToken);
        if (fault is Fault.ResetAfter)
        {
            return (new CallbackAttempt(0, "connection", elapsed), null);
        }

        var ok = failure.Length == 0 && status == (int)HttpStatusCode.OK;
        var reason = failure.Length > 0 || ok ? failure : "status";
        return (new CallbackAttempt(status, reason, elapsed), ok ? Encoding.UTF8.GetString(body) : null);
    }

    private async Task<UrlCheckResult> CheckUrlAsync(Uri url, CancellationToken cancellationToken)
    {
        var question = _protocol.AskEcho();
        using var request = new HttpRequestMessage(HttpMethod.Get, WithQuery(url, question.Query));
        var (status, failure, body, _) = await ExchangeAsync(request, _protocol.Pace.UrlCheckTimeout, cancellationToken);
        if (failure.Length > 0)
        {
            return new UrlCheckResult(false, failure);
        }

        if (status != (int)HttpStatusCode.OK)
        {
            return new UrlCheckResult(false, $"status {status}");
        }

        // Bytes, not text: a byte-order mark, quotes or a newline make it another answer.
        return body.AsSpan().SequenceEqual(Encoding.UTF8.GetBytes(question.Echo))
            ? new UrlCheckResult(true, "")
            : new UrlCheckResult(false, "the answer is not the bare plaintext");
    }

    private async Task<(int Status, string Failure, byte[] Body, TimeSpan Elapsed)> ExchangeAsync(HttpRequestMessage request, TimeSpan limit, CancellationToken cancellationToken)
    {
        var started = _clock.GetTimestamp();
        using var deadline = new CancellationTokenSource(limit, _clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            using var response = await _http.SendAsync(request, both.Token);
            var body = await response.Content.ReadAsByteArrayAsync(both.Token);
            return ((int)response.StatusCode, "", body, _clock.GetElapsedTime(started));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return (0, "timeout", [], _clock.GetElapsedTime(started));
        }
        catch (HttpRequestException)
        {
            return (0, "connection", [], _clock.GetElapsedTime(started));
        }
    }

    private static Uri WithQuery(Uri url, string query) =>
        new UriBuilder(url) { Query = url.Query.Length > 1 ? $"{url.Query[1..]}&{query}" : query }.Uri;

    private void Note(CallbackMessage message, List<CallbackAttempt> attempts)
    {
        var last = attempts[^1];
        var what = message.Event.Length > 0 ? message.Event : message.MsgType;
        _log.Add("callback", message.UserId, $"{what} attempt {attempts.Count}: {(last.Failure.Length > 0 ? last.Failure : "answered")} after {last.Elapsed.TotalMilliseconds:F0} ms", last.Status);
        LogAttempt(_logger, what, attempts.Count, last.Status, last.Failure);
    }

    /// <inheritdoc />
    public void Dispose() => _http.Dispose();

    [LoggerMessage(7001, LogLevel.Debug, "Callback {What} attempt {Attempt}: status {Status} {Failure}")]
    private static partial void LogAttempt(ILogger logger, string what, int attempt, int status, string failure);

    [LoggerMessage(7002, LogLevel.Warning, "Passive reply not accepted: {Reason}")]
    private static partial void LogReplyRefused(ILogger logger, string reason);
}
