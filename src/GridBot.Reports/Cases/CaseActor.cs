// Who does something with a case.
namespace GridBot.Reports.Cases;

/// <summary>Who acts. Which part somebody plays depends on the case: see <see cref="CaseLife"/>.</summary>
/// <param name="Person">Reference of the person; empty for the system.</param>
/// <param name="Name">The officer as bureaus.yaml names them; empty for anybody else.</param>
/// <param name="Bureaus">Ids of the bureaus the person is a member of.</param>
public sealed record CaseActor(string Person, string Name, IReadOnlyCollection<string> Bureaus)
{
    /// <summary>The program itself.</summary>
    public static CaseActor System { get; } = new("", "", []);

    /// <summary>Somebody who is no officer.</summary>
    public static CaseActor Reporter(string person) => new(person, "", []);
}
