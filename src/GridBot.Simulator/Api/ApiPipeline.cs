// The general checks of every API call, in the platform's order: faults, frequency, method, token, address, body.
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace GridBot.Simulator.Api;

/// <summary>Runs a call through checks, endpoint, faults and log.</summary>
public sealed class ApiPipeline(IApiHabits habits, TimeProvider clock, FaultPlan faults, EventLog log)
{
    private const int JsonBodyBytes = 4 << 20;

    /// <summary>Answers one request.</summary>
    public async Task HandleAsync(HttpContext http, ApiRoute route)
    {
        var cancellationToken = http.RequestAborted;
        var fault = faults.Take(route.Path);
        switch (fault)
        {
            case Fault.ResetBefore:
                log.Add("fault", route.Path, "connection cut before processing");
                http.Abort();
                return;
            case Fault.Status status:
                log.Add("fault", route.Path, $"HTTP {(int)status.StatusCode}");
                http.Response.StatusCode = (int)status.StatusCode;
                http.Response.ContentType = "text/html";
                await http.Response.WriteAsync($"<html><body><h1>{(int)status.StatusCode}</h1></body></html>", cancellationToken);
                return;
        }

        var address = http.Connection.RemoteIpAddress?.ToString() ?? "127.0.0.1";
        var answer = fault is Fault.Code planned ? new ApiAnswer.Refusal(planned.ErrCode) : await AnswerAsync(http, route, address, cancellationToken);
        Note(route, answer, fault);
        if (fault is Fault.ResetAfter)
        {
            http.Abort();
            return;
        }

        if (fault is Fault.Slow slow)
        {
            await Task.Delay(slow.Delay, clock, cancellationToken);
        }

        await WriteAsync(http, answer, address, cancellationToken);
    }

    private async Task<ApiAnswer> AnswerAsync(HttpContext http, ApiRoute route, string address, CancellationToken cancellationToken)
    {
        if (habits.CheckFrequency(route, http, address) is { } tooOften)
        {
            return tooOften;
        }

        if (HttpMethods.IsPost(http.Request.Method) != route.Post)
        {
            return habits.WrongMethod(route);
        }

        if (route.NeedsToken && habits.CheckCaller(http, address) is { } refusal)
        {
            return refusal;
        }

        if (route.Body != ApiBody.Json)
        {
            return await route.Answer(new ApiCall(http, address, [], ""), cancellationToken);
        }

        var raw = await ReadTextAsync(http.Request, cancellationToken);
        return raw is not null && ParseObject(raw) is { } body
            ? await route.Answer(new ApiCall(http, address, body, raw), cancellationToken)
            : habits.WrongJson;
    }

    private static async Task<string?> ReadTextAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        using var buffer = new MemoryStream();
        await request.Body.CopyToAsync(buffer, cancellationToken);
        return buffer.Length > JsonBodyBytes ? null : Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    private static JsonObject? ParseObject(string raw)
    {
        try
        {
            return JsonNode.Parse(raw, documentOptions: new JsonDocumentOptions { AllowDuplicateProperties = false }) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private void Note(ApiRoute route, ApiAnswer answer, Fault? fault)
    {
        var code = answer is ApiAnswer.Refusal refusal ? refusal.Code : 0;
        var odd = fault switch
        {
            Fault.ResetAfter => ", connection cut after processing",
            Fault.Slow slow => string.Create(CultureInfo.InvariantCulture, $", answered after {slow.Delay.TotalSeconds} s"),
            _ => "",
        };
        log.Add("call", route.Path, $"errcode {code}{(code == 0 ? "" : " " + habits.Text(code))}{odd}", code);
    }

    private async Task WriteAsync(HttpContext http, ApiAnswer answer, string address, CancellationToken cancellationToken)
    {
        var response = http.Response;
        switch (answer)
        {
            case ApiAnswer.Binary binary:
                await RangedContent.WriteAsync(http, binary, cancellationToken);
                return;
            case ApiAnswer.Refusal refusal:
                var text = habits.Dress(refusal.Code, refusal.Text.Length > 0 ? refusal.Text : habits.Text(refusal.Code), address);
                await WriteJsonAsync(response, new JsonObject { ["errcode"] = refusal.Code, ["errmsg"] = text }, refusal.Code, text, cancellationToken);
                return;
            case ApiAnswer.Success success:
                await WriteJsonAsync(response, success.Fields, 0, "ok", cancellationToken);
                return;
            default:
                throw new InvalidOperationException("An answer of an unknown kind.");
        }
    }

    private async Task WriteJsonAsync(HttpResponse response, JsonObject body, int code, string message, CancellationToken cancellationToken)
    {
        if (habits.RepeatsErrorInHeaders)
        {
            response.Headers["error-code"] = code.ToString(CultureInfo.InvariantCulture);
            response.Headers["error-msg"] = message;
        }

        response.ContentType = "application/json; charset=UTF-8";
        await response.WriteAsync(body.ToJsonString(RelaxedJson.Options), cancellationToken);
    }
}
