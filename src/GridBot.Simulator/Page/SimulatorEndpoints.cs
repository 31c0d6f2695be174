// Maps the simulator's page, its JSON API and its live feed into a host.
using GridBot.Simulator.Page;
using GridBot.Simulator.SignIn;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace GridBot.Simulator;

/// <summary>The page's endpoints.</summary>
public static class SimulatorEndpoints
{
    /// <summary>Maps everything below /simulator: page and assets, /simulator/api, /simulator/events and the sign-in, so that a bot whose visitors reach only its own port can use that.</summary>
    /// <param name="endpoints">The host: the simulator's own server or the main program.</param>
    /// <param name="simulator">The simulator shown.</param>
    /// <returns>The group of all endpoints, for conventions such as anonymous access.</returns>
    public static RouteGroupBuilder MapSimulator(this IEndpointRouteBuilder endpoints, WeComSimulator simulator)
    {
        var group = endpoints.MapGroup("/simulator");
        PageAssets.Map(group);
        new PageApi(simulator).Map(group);
        new PageFeed(simulator).Map(group);
        new SignInEndpoint(simulator).Map(group);
        return group;
    }
}
