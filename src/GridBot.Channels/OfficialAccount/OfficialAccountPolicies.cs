// Time-outs, repeats and circuit breakers of calls to the Official Account's API.
using GridBot.Channels.Platform;

namespace GridBot.Channels.OfficialAccount;

/// <summary>The policies of the Official Account's API.</summary>
internal sealed class OfficialAccountPolicies(OfficialAccountOptions options, Random random) : ApiPolicies(options, random);
