// The corporation of a run: its ids and secrets, and the settings by which the bot serves it.
using System.Globalization;
using GridBot.Simulator;
using GridBot.Simulator.State;

namespace GridBot.Benchmarks.Service;

/// <summary>One WeCom application, drawn for this run.</summary>
internal sealed class Corporation
{
    private readonly IReadOnlyList<string> groups;

    /// <param name="draw">Source of its secrets.</param>
    /// <param name="groups">Ids of the bureaus' groups.</param>
    public Corporation(SeededDraw draw, IReadOnlyList<string> groups)
    {
        this.groups = groups;
        App = new SimulatorOptions
        {
            CorpId = "ww" + draw.RobotKey()[..8],
            Secret = draw.Word(43),
            CallbackToken = draw.Word(24),
            EncodingAesKey = draw.NonCanonicalAesKey(),
        };
    }

    public SimulatorOptions App { get; }

    /// <summary>Environment variables of the bot's process.</summary>
    /// <param name="apiBase">Where the platform's API is played.</param>
    /// <param name="settle">The settle time.</param>
    public Dictionary<string, string> Environment(Uri apiBase, TimeSpan settle)
    {
        var variables = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["DOTNET_ENVIRONMENT"] = "Production",
            ["ASPNETCORE_ENVIRONMENT"] = "Production",
            ["URLS"] = "http://127.0.0.1:0",
            ["GridBot__WeCom__CorpId"] = App.CorpId,
            ["GridBot__WeCom__AgentId"] = App.AgentId.ToString(CultureInfo.InvariantCulture),
            ["GridBot__WeCom__Secret"] = App.Secret,
            ["GridBot__WeCom__CallbackToken"] = App.CallbackToken,
            ["GridBot__WeCom__EncodingAesKey"] = App.EncodingAesKey,
            ["GridBot__WeCom__ApiBase"] = apiBase.ToString(),
            ["GridBot__Conversation__SettleTime"] = settle.ToString("c", CultureInfo.InvariantCulture),
        };
        foreach (var group in groups)
        {
            variables[$"GridBot__Groups__{group}__Webhook"] = $"robot-{group}";
        }

        return variables;
    }
}
