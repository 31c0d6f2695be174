// How the enterprise platform checks a call in general and words its refusals.
using GridBot.Simulator.State;
using Microsoft.AspNetCore.Http;

namespace GridBot.Simulator.Api;

/// <summary>Frequencies per corporation and address, the application's token and its trusted addresses.</summary>
public sealed class WeComHabits(SimulatorOptions options, SeededDraw draw, TokenDesk tokens, QuotaMeter quotas, TrustedAddresses trusted) : IApiHabits
{
    /// <inheritdoc />
    public bool RepeatsErrorInHeaders => true;

    /// <inheritdoc />
    public ApiAnswer.Refusal WrongJson => new(40058, "invalid Request Parameter, Warning: wrong json format.");

    /// <inheritdoc />
    public ApiAnswer.Refusal? CheckFrequency(ApiRoute route, HttpContext http, string address)
    {
        var limits = options.Limits;
        if (!quotas.TryTake(
            ($"corp {route.Path}", limits.CorpCallsPerMinute, TimeSpan.FromMinutes(1)),
            ($"corp {route.Path}", limits.CorpCallsPerHour, TimeSpan.FromHours(1)),
            ($"address {address} {route.Path}", limits.AddressCallsPerMinute, TimeSpan.FromMinutes(1)),
            ($"address {address} {route.Path}", limits.AddressCallsPerHour, TimeSpan.FromHours(1))))
        {
            return new ApiAnswer.Refusal(45009);
        }

        return http.Request.Query["debug"] == "1" && !quotas.TryTake(("debug", limits.DebugCallsPerMinute, TimeSpan.FromMinutes(1)))
            ? new ApiAnswer.Refusal(45009, "debug=1 freq out of limit")
            : null;
    }

    /// <inheritdoc />
    public ApiAnswer.Refusal? CheckCaller(HttpContext http, string address)
    {
        var code = tokens.Check(http.Request.Query["access_token"]);
        if (code != 0)
        {
            return new ApiAnswer.Refusal(code);
        }

        if (!options.AppEnabled)
        {
            return new ApiAnswer.Refusal(50003);
        }

        return trusted.Allows(address) ? null : new ApiAnswer.Refusal(60020);
    }

    /// <inheritdoc />
    public ApiAnswer.Refusal WrongMethod(ApiRoute route) =>
        new(40058, route.Post ? "invalid Request Parameter, POST is required" : "invalid Request Parameter, GET is required");

    /// <inheritdoc />
    public string Text(int code) => ErrorText.Of(code);

    /// <inheritdoc />
    public string Dress(int code, string text, string address) => ErrorText.Dress(code, text, draw.Word(24), address);
}
