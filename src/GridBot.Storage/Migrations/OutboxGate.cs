// Adds the gate at which replicas queue up to take leases.
using FluentMigrator;

namespace GridBot.Storage.Migrations;

/// <summary>One row a kind of the outbox, made by the first who passes; whoever writes it is alone with the leases of the kind until commit.</summary>
[Migration(202611240001, "Gate of the outbox, for several replicas")]
public sealed class OutboxGate : ForwardOnlyMigration
{
    private const int NameLength = 64;

    public override void Up() => Create.Table("outbox_gate")
        .WithColumn("kind").AsText(NameLength).NotNullable().PrimaryKey()
        .WithColumn("passed_at").AsInt64().NotNullable();
}
