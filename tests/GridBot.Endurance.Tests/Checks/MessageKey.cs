// Draws the key under which a message is handled once, from its description (docs/design.md, "The seen key") and apart from the program.
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using GridBot.Simulator;

namespace GridBot.Endurance.Tests.Checks;

/// <summary>Channel, corporation, agent, user and MsgId, hashed.</summary>
internal static class MessageKey
{
    public static string Of(SimulatorOptions app, string user, long id)
    {
        string[] fields = ["wecom", app.CorpId, app.AgentId.ToString(CultureInfo.InvariantCulture), user, id.ToString(CultureInfo.InvariantCulture)];
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\u0001', fields))));
    }
}
