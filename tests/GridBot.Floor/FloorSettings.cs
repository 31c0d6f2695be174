// Reads the few of GridBot's settings that the floor needs, under their own names.
using GridBot.Channels;
using GridBot.Channels.WeCom;
using GridBot.Storage;

namespace GridBot.Floor;

/// <summary>The floor is started with the environment of GridBot.</summary>
internal static class FloorSettings
{
    public static StorageOptions Storage(IConfiguration configuration) => new()
    {
        Provider = configuration["GridBot:Database:Provider"] ?? "sqlite",
        ConnectionString = configuration["GridBot:Database:ConnectionString"] ?? throw new InvalidOperationException("GridBot:Database:ConnectionString is missing."),
    };

    public static WeComOptions WeCom(IConfiguration configuration) => new()
    {
        CorpId = configuration["GridBot:WeCom:CorpId"] ?? "",
        AgentId = configuration.GetValue<int>("GridBot:WeCom:AgentId"),
        CallbackToken = new Secret(configuration["GridBot:WeCom:CallbackToken"] ?? ""),
        EncodingAesKey = new Secret(configuration["GridBot:WeCom:EncodingAesKey"] ?? ""),
    };
}
