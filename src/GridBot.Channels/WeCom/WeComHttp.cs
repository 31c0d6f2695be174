// Makes one HTTP call to WeCom and turns whatever happens into an answer.
using System.Net.Http.Headers;
using Microsoft.Extensions.Logging;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace GridBot.Channels.WeCom;

/// <summary>HTTP as the WeCom API speaks it. Network faults are answers, not exceptions; only the caller's own cancellation is thrown.</summary>
public sealed class WeComHttp(IHttpClientFactory clients, ILogger<WeComHttp> logger)
{
    private static readonly MediaTypeHeaderValue JsonType = new("application/json", "utf-8");

    /// <summary>GET; the call's name is for the log, which never holds an address with its secrets.</summary>
    internal Task<WeComAnswer> GetAsync(string client, string call, Uri address, CancellationToken cancellationToken) =>
        SendAsync(client, call, () => new HttpRequestMessage(HttpMethod.Get, address), cancellationToken);

    /// <summary>POST of a JSON body.</summary>
    internal Task<WeComAnswer> PostAsync(string client, string call, Uri address, ReadOnlyMemory<byte> json, CancellationToken cancellationToken) =>
        SendAsync(client, call, () => new HttpRequestMessage(HttpMethod.Post, address) { Content = new ReadOnlyMemoryContent(json) { Headers = { ContentType = JsonType } } }, cancellationToken);

    /// <summary>Runs a call and turns network faults into an answer.</summary>
    internal async Task<WeComAnswer> RunAsync(string client, string call, Func<HttpClient, Task<WeComAnswer>> send, CancellationToken cancellationToken)
    {
        WeComAnswer answer;
        try
        {
            using var http = clients.CreateClient(client);
            answer = await send(http);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception e) when (FaultOf(e) is not null)
        {
            answer = WeComAnswer.Failed(FaultOf(e)!);
        }

        if (answer.Fault is not null)
        {
            ChannelLog.CallFailed(logger, call, answer.Fault);
        }
        else if (answer.Code != 0)
        {
            ChannelLog.CallRefused(logger, call, answer.Code, WeComErrorCodes.Classify(answer.Code).Reason, answer.Hint);
        }

        return answer;
    }

    private static string? FaultOf(Exception e) => e switch
    {
        OperationCanceledException or TimeoutRejectedException => "time-out",
        BrokenCircuitException => "circuit",
        HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError } => "unreachable",
        HttpRequestException or IOException => "connection",
        _ => null,
    };

    private Task<WeComAnswer> SendAsync(string client, string call, Func<HttpRequestMessage> create, CancellationToken cancellationToken) => RunAsync(
        client,
        call,
        async http =>
        {
            using var request = create();
            using var response = await http.SendAsync(request, cancellationToken);
            return WeComAnswer.Parse((int)response.StatusCode, await response.Content.ReadAsByteArrayAsync(cancellationToken));
        },
        cancellationToken);
}
