import { OPERATIONS } from '../../src/question/operations.ts'
import { FORMATS } from '../asked.ts'

const MISTAKE = { '400': { $ref: '#/components/responses/Mistake' } }
const UNKNOWN = { '404': { $ref: '#/components/responses/Unknown' } }
const ID = { name: 'id', in: 'path', required: true, description: 'of the job', schema: { type: 'string' } }

const job = (description: string, more: object = {}) => ({
  description,
  ...more,
  content: { 'application/json': { schema: { $ref: '#/components/schemas/Job' } } },
})

const REQUEST = {
  type: 'object',
  required: ['operation', 'question'],
  additionalProperties: false,
  properties: {
    operation: { enum: Object.keys(OPERATIONS), description: 'what is asked', examples: ['scan'] },
    question: {
      type: 'object',
      description: 'the fields of the question, as its own route takes them by POST',
      examples: [{ model: 'irpdptrhru-oh', objective: 'mean' }],
    },
    ownModels: { type: 'array', items: { type: 'object' }, description: 'models of your own, as JSON' },
    formats: {
      type: 'array',
      items: { enum: FORMATS },
      description: 'what the answer is to be written as (default: json)',
      examples: [['json']],
    },
  },
}

/** The routes of jobs. */
export const JOB_PATHS = {
  '/jobs': {
    post: {
      operationId: 'postJobs',
      tags: ['Jobs'],
      summary: 'a question that takes its time, to be answered in the background',
      requestBody: {
        required: true,
        content: {
          'application/json': {
            schema: REQUEST,
            example: { operation: 'scan', question: { model: 'irpdptrhru-oh', objective: 'mean' } },
          },
        },
      },
      responses: {
        '202': job('the job, in line', {
          headers: { Location: { description: 'where to watch it', schema: { type: 'string' } } },
        }),
        ...MISTAKE,
        '413': { $ref: '#/components/responses/TooLarge' },
        '503': { $ref: '#/components/responses/Busy' },
      },
    },
  },
  '/jobs/{id}': {
    get: {
      operationId: 'getJob',
      tags: ['Jobs'],
      summary: 'how far a job is, and its answer once it is done',
      parameters: [ID],
      responses: { '200': job('the job'), ...UNKNOWN },
    },
    delete: {
      operationId: 'deleteJob',
      tags: ['Jobs'],
      summary: 'stops a job at once; one that has ended stays as it is',
      parameters: [ID],
      responses: { '200': job('the job'), ...UNKNOWN },
    },
  },
  '/jobs/{id}/{format}': {
    get: {
      operationId: 'getJobFormat',
      tags: ['Jobs'],
      summary: 'the answer of a job in another format that was asked for',
      parameters: [
        ID,
        {
          name: 'format',
          in: 'path',
          required: true,
          description: 'as in formats',
          schema: { enum: FORMATS },
        },
      ],
      responses: { '200': { description: 'the file' }, ...MISTAKE, ...UNKNOWN },
    },
  },
}

/** What is told of a job. */
export const JOB_SCHEMA = {
  type: 'object',
  required: ['id', 'operation', 'question', 'formats', 'created', 'state', 'progress', 'error'],
  properties: {
    id: { type: 'string' },
    operation: { type: 'string' },
    question: { type: 'object', description: 'its fields as texts; long ones, such as files, are cut' },
    formats: { type: 'array', items: { type: 'string' } },
    created: { type: 'string', format: 'date-time' },
    state: { enum: ['queued', 'running', 'done', 'failed', 'cancelled'] },
    ahead: { type: ['integer', 'null'], description: 'jobs that come before one that waits' },
    progress: {
      type: ['object', 'null'],
      description: 'the stage, and how much of it is done; a total of 0 is not known',
      properties: { stage: { type: 'string' }, done: { type: 'number' }, total: { type: 'number' } },
    },
    error: { type: ['object', 'null'], description: 'why it failed, like the answer to a wrong question' },
    result: { description: 'the JSON answer, once the job is done' },
  },
}
