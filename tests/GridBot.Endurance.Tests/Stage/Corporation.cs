// The corporation of a test: its ids and secrets, and the settings by which the bot serves it.
using System.Globalization;
using GridBot.Endurance.Tests.People;
using GridBot.Simulator;
using GridBot.Simulator.State;

namespace GridBot.Endurance.Tests.Stage;

/// <summary>One WeCom application with a robot in each bureau's group; a robot's key is "robot-" and the group's id.</summary>
internal sealed class Corporation
{
    public const string RobotPrefix = "robot-";

    public Corporation(SeededDraw draw) => App = new SimulatorOptions
    {
        CorpId = "ww" + draw.RobotKey()[..8],
        Secret = draw.Word(43),
        CallbackToken = draw.Word(24),
        EncodingAesKey = draw.NonCanonicalAesKey(),
    };

    public SimulatorOptions App { get; }

    /// <summary>Environment variables of a replica. Waits are short, so that a test sees second tries and leases that run out; every relation between them is the one of production.</summary>
    /// <param name="apiBase">Where the platform's API is played.</param>
    public Dictionary<string, string> Environment(Uri apiBase)
    {
        var variables = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["DOTNET_ENVIRONMENT"] = "Production",
            ["ASPNETCORE_ENVIRONMENT"] = "Production",
            ["GridBot__PublicUrl"] = "https://gridbot.example.org/",
            ["GridBot__WeCom__CorpId"] = App.CorpId,
            ["GridBot__WeCom__AgentId"] = App.AgentId.ToString(CultureInfo.InvariantCulture),
            ["GridBot__WeCom__Secret"] = App.Secret,
            ["GridBot__WeCom__CallbackToken"] = App.CallbackToken,
            ["GridBot__WeCom__EncodingAesKey"] = App.EncodingAesKey,
            ["GridBot__WeCom__ApiBase"] = apiBase.ToString(),
            ["GridBot__Conversation__SettleTime"] = "00:00:00.1",
            ["GridBot__Notices__QuietHours"] = "false",
            ["GridBot__Notices__SendWithin"] = "00:00:02",
            ["GridBot__Notices__LeaseFor"] = "00:00:07",
            ["GridBot__Notices__PollEvery"] = "00:00:00.5",
            ["GridBot__Notices__BackOffFrom"] = "00:00:00.2",
            ["GridBot__Notices__BackOffTo"] = "00:00:02",

            // A robot takes 20 posts a minute; what is filed meanwhile is gathered, so that no test waits for a robot's next minute.
            ["GridBot__Notices__GroupWindow"] = "00:00:04",
        };
        foreach (var group in Story.Groups)
        {
            variables[$"GridBot__Groups__{group}__Webhook"] = RobotPrefix + group;
        }

        variables["GridBot__Groups__Default"] = $"{RobotPrefix}default";
        return variables;
    }
}
