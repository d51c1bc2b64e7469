namespace HealthNeeds.Core.Changes;

/// <summary>One end of a comparison.</summary>
/// <param name="Method">What ranks were made by; see <see cref="MethodChange"/>.</param>
public sealed record ReleaseMark(string Id, DateTimeOffset Published, DataVersion Version, string ProductVersion, string Method);
