// Seals who people are: user ids leave the database as texts.
using System.Data;
using Dapper;
using FluentMigrator;
using GridBot.Storage.Privacy;

namespace GridBot.Storage.Migrations;

/// <summary>
/// A person is found by a keyed hash of channel and user id and answered at the sealed user id. Replicas of the version before find nobody afterwards: they are stopped first.
/// field_key holds which keys the values were sealed with, so that a program that was started without them says so instead of making new ones.
/// </summary>
[Migration(202611260010, "Identities sealed")]
public sealed class SealedIdentities(FieldSeal seal) : ForwardOnlyMigration
{
    private const int NameLength = 64;

    // Key id, colon, 64 hexadecimal digits.
    private const int LookupLength = 96;

    // A user id has 64 characters at most, which sealed are fewer than 400 letters.
    private const int SealedLength = 512;

    public override void Up()
    {
        Create.Table("field_key")
            .WithColumn("id").AsText(NameLength).NotNullable().PrimaryKey()
            .WithColumn("mark").AsText(NameLength).NotNullable();

        Alter.Table("person")
            .AddColumn("user_key").AsText(LookupLength).NotNullable().WithDefaultValue("")
            .AddColumn("address").AsText(SealedLength).NotNullable().WithDefaultValue("");
        Execute.WithConnection(SealAll);
        Delete.Index("ux_person_user").OnTable("person");
        Execute.Sql("ALTER TABLE person DROP COLUMN user_id");
        Create.Index("ux_person_key").OnTable("person").OnColumn("user_key").Ascending().WithOptions().Unique();
    }

    private void SealAll(IDbConnection connection, IDbTransaction transaction)
    {
        foreach (var person in connection.Query<Person>("SELECT id AS Id, channel AS Channel, user_id AS UserId FROM person", transaction: transaction).AsList())
        {
            var parameters = new { person.Id, userKey = seal.LookupOf(person.Channel, person.UserId), address = seal.Seal(person.UserId, PersonStore.OwnerOf(person.Id)) };
            connection.Execute("UPDATE person SET user_key = @userKey, address = @address WHERE id = @Id", parameters, transaction);
        }
    }

    private sealed record Person(string Id, string Channel, string UserId);
}
