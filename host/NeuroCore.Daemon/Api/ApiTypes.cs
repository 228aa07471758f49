// SPDX-License-Identifier: Apache-2.0
using System.Text.Json.Serialization;
using NeuroCore.Daemon.Jobs;

namespace NeuroCore.Daemon.Api;

/// <summary>What the API writes and reads. The code for it is made when the project is built: made while it runs it would stay in memory.</summary>
[JsonSerializable(typeof(JobRequest))]
[JsonSerializable(typeof(JobView))]
[JsonSerializable(typeof(JobsView))]
[JsonSerializable(typeof(ResultView))]
[JsonSerializable(typeof(BoardView))]
[JsonSerializable(typeof(BoardsView))]
[JsonSerializable(typeof(HealthView))]
[JsonSerializable(typeof(ErrorView))]
[JsonSerializable(typeof(JobEvent))]
internal sealed partial class ApiTypes : JsonSerializerContext;
