using HealthNeeds.Core.Changes;

namespace HealthNeeds.Dashboard.Api.Changes;

/// <summary>What differs between two kept releases. Every revised value and every move are asked for page by page.</summary>
/// <param name="First">True where the release is the first of its line: there is nothing to compare with, and the difference is null.</param>
internal sealed record DifferenceAnswer(string Release, string? Since, bool First, ReleaseDifference? Difference);
