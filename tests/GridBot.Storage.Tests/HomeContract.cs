// The contract of home grids: kept with the person, read with the person, gone with the person.
namespace GridBot.Storage.Tests;

public abstract class HomeContract<TDatabase> : Contract<TDatabase>
    where TDatabase : ITestDatabase, new()
{
    private const string Person = "person-zhang";

    [Fact]
    public async Task A_home_grid_is_kept_and_replaced_and_taken_away()
    {
        await AddPersonAsync("zhang");
        Assert.Equal("", await HomeAsync());
        await TurnAsync(turn => turn.SetHomeGridAsync(Person, "heping-2", Token));
        Assert.Equal("heping-2", await HomeAsync());
        await TurnAsync(turn => turn.SetHomeGridAsync(Person, "jinxiu", Token));
        Assert.Equal("jinxiu", await HomeAsync());
        await TurnAsync(turn => turn.SetHomeGridAsync(Person, "", Token));
        Assert.Equal("", await HomeAsync());
    }

    [Fact]
    public async Task A_turn_sees_the_home_grid_of_its_own_person_also_when_it_sets_it()
    {
        await AddPersonAsync("li");
        await TurnAsync(turn => turn.SetHomeGridAsync("person-li", "jinxiu-1", Token));
        var seen = await ReadAsync(async turn =>
        {
            var person = await turn.FindOrAddPersonAsync("wecom", "zhang", Person, Noon, Token);
            var before = await turn.FindHomeGridAsync(person, Token);
            await turn.SetHomeGridAsync(person, "heping-1", Token);
            return (before, await turn.FindHomeGridAsync(person, Token), await turn.FindHomeGridAsync("person-li", Token));
        });

        Assert.Equal(("", "heping-1", "jinxiu-1"), seen);
    }

    [Fact]
    public async Task A_forgotten_person_has_no_home_grid()
    {
        await AddPersonAsync("zhang");
        await TurnAsync(turn => turn.SetHomeGridAsync(Person, "heping-2", Token));
        await TurnAsync(turn => turn.ForgetPersonAsync(Person, Token));
        Assert.Equal("", await HomeAsync());
        await AddPersonAsync("zhang");
        Assert.Equal("", await HomeAsync());
    }

    private Task<string> HomeAsync() => ReadAsync(turn => turn.FindHomeGridAsync(Person, Token));
}
