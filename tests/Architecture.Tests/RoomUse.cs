namespace HealthNeeds.Architecture.Tests;

/// <summary>One type of a room uses a type of another.</summary>
/// <param name="From">The room that uses, a folder of a project; <see cref="RoomGraph.Root"/> for types of no folder.</param>
/// <param name="To">The room that is used.</param>
internal sealed record RoomUse(string From, string To, string User, string Used)
{
    public override string ToString() => $"{From} -> {To} because {User} uses {Used}";
}
